-- Which articles were found on which pages. One article may come from several captures, and its own row names only the first.
CREATE TABLE found (
  page_hash TEXT NOT NULL,
  page_key  TEXT NOT NULL,
  article   TEXT NOT NULL,
  PRIMARY KEY (page_hash, page_key, article),
  FOREIGN KEY (page_hash, page_key) REFERENCES page (hash, key) ON DELETE CASCADE
) WITHOUT ROWID;
CREATE INDEX found_of_article ON found (article);
INSERT INTO found (page_hash, page_key, article) SELECT page_hash, page_key, id FROM article;
