-- What the reader said of which tellings are not one line. Applied in order whenever briefs are written.
CREATE TABLE line_ruling (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  made   TEXT NOT NULL,              -- ISO 8601, UTC
  json   TEXT NOT NULL,              -- a LineRuling
  undone INTEGER NOT NULL DEFAULT 0  -- 1: taken back
);
