-- What a reader said of stories; applied again at every run unless taken back.
CREATE TABLE ruling (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  made   TEXT NOT NULL,              -- ISO 8601, UTC
  json   TEXT NOT NULL,              -- a StoryRuling
  undone INTEGER NOT NULL DEFAULT 0  -- 1: taken back
);

-- What became of stories that were there, in order: seen otherwise because of later articles, or of a ruling.
CREATE TABLE story_log (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  made   TEXT NOT NULL,              -- ISO 8601, UTC
  ruling INTEGER REFERENCES ruling (number), -- the reader's that brought it about; null where later articles did
  json   TEXT NOT NULL,              -- a StoryChange
  undone INTEGER NOT NULL DEFAULT 0  -- 1: taken back
);
