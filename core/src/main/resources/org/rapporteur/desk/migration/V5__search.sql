-- What a search needs beside the index: the origin an article prints, and the lines its words tell.
ALTER TABLE told ADD COLUMN origin TEXT NOT NULL DEFAULT '';
CREATE INDEX told_origin ON told (origin);
CREATE INDEX told_story ON told (story);
CREATE TABLE telling (
  article TEXT NOT NULL,
  first   INTEGER NOT NULL,            -- of the sentence, in UTF-16 code units
  behind  INTEGER NOT NULL,
  line    TEXT NOT NULL,
  origins INTEGER NOT NULL             -- how many independent origins stand behind the line
);
CREATE INDEX telling_article ON telling (article);
CREATE INDEX telling_origins ON telling (origins);

-- What the headline and the first sentences of an article mean: 384 bytes each, one after another.
CREATE TABLE vector (
  article TEXT PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
  bytes   BLOB NOT NULL
);

-- the briefs are laid down again, with their tellings
DELETE FROM state WHERE name = 'briefs made of';
