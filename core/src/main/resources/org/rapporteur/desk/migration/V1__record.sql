-- What was taken in. The bytes themselves lie in bytes/, by their hash.
CREATE TABLE page (
  hash      TEXT NOT NULL,             -- SHA-256 of the bytes
  key       TEXT NOT NULL,             -- what the input called it
  url       TEXT,
  fetched   TEXT,                      -- ISO 8601, null where the input does not say
  kind      TEXT NOT NULL,             -- html or text: how the bytes are read; row: they are a row of JSON
  extractor TEXT NOT NULL,             -- the version that made its articles
  PRIMARY KEY (hash, key)
) WITHOUT ROWID;

CREATE TABLE article (
  id        TEXT PRIMARY KEY,
  page_hash TEXT NOT NULL,
  page_key  TEXT NOT NULL,
  key       TEXT NOT NULL,
  url       TEXT,
  outlet    TEXT NOT NULL,
  published TEXT,
  json      TEXT NOT NULL,
  seal      TEXT NOT NULL,             -- hash of json: shows a record that was changed by another hand
  gone      INTEGER NOT NULL DEFAULT 0, -- 1: replaced, and kept until no brief speaks of it
  FOREIGN KEY (page_hash, page_key) REFERENCES page (hash, key)
);
CREATE INDEX article_of_page ON article (page_hash, page_key);

-- What one article says; read once by each version of the readers.
CREATE TABLE account (
  article TEXT PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
  readers TEXT NOT NULL,
  json    TEXT NOT NULL
);

-- Every change that the index must follow, in order: an article read (again) or gone. At most one row an article, its last.
CREATE TABLE change (
  number  INTEGER PRIMARY KEY AUTOINCREMENT,
  article TEXT NOT NULL UNIQUE
);

-- What the chain made of all articles; replaced as one.
CREATE TABLE copy   (place INTEGER PRIMARY KEY, a TEXT NOT NULL, b TEXT NOT NULL, json TEXT NOT NULL);
CREATE TABLE origin (place INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, json TEXT NOT NULL);
CREATE TABLE brief (
  place   INTEGER PRIMARY KEY,
  story   TEXT NOT NULL UNIQUE,
  reports INTEGER NOT NULL,
  last    TEXT,                        -- the last day of publication, null where none is known
  seal    TEXT NOT NULL,               -- of all that it was made of: the same seal makes the same brief
  json    TEXT NOT NULL
);
CREATE TABLE told (article TEXT PRIMARY KEY, story TEXT NOT NULL) WITHOUT ROWID;

-- Single values: which program and which articles the briefs were made by and of.
CREATE TABLE state (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
