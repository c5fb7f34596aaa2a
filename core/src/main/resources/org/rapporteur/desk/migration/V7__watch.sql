-- The feeds that are watched.
CREATE TABLE feed (
  address       TEXT PRIMARY KEY,      -- as it was given, or as a list of feeds names it
  moved_to      TEXT NOT NULL,         -- where it is asked for now, empty where it has not moved
  etag          TEXT NOT NULL,         -- of the last answer that was read to its end, or empty
  last_modified TEXT NOT NULL,         -- the same
  succeeded     TEXT,                  -- ISO 8601, UTC: when it last answered; null where it never did
  due           TEXT NOT NULL,         -- ISO 8601, UTC: not to be asked before
  failures      INTEGER NOT NULL,      -- in a row
  ended         TEXT,                  -- ISO 8601, UTC: when its server said that it is gone, else null
  pause         TEXT NOT NULL,         -- ISO 8601: how long it says that nothing new is to be expected
  skipped_hours TEXT NOT NULL,         -- hours of the day, UTC, at which it says the same: 2,3,4
  skipped_days  TEXT NOT NULL,         -- days of the week, likewise: SATURDAY,SUNDAY
  lists         TEXT NOT NULL          -- a JSON array: the feeds it names, where it is a list
) WITHOUT ROWID;

-- The items of feeds. An item enters as read in the transaction that puts its article down.
CREATE TABLE feed_item (
  feed          TEXT NOT NULL,
  id            TEXT NOT NULL,         -- the feed's name for it, else its address, else a hash
  link          TEXT,                  -- null where it has none
  mark          TEXT NOT NULL,         -- hash of what the feed says of it: another one means an update
  seen          TEXT NOT NULL,         -- ISO 8601, UTC: when the feed first said so
  state         TEXT NOT NULL,         -- READ, WAITING (to be tried again) or REFUSED
  etag          TEXT NOT NULL,         -- of its page, or empty
  last_modified TEXT NOT NULL,         -- the same
  PRIMARY KEY (feed, id)
) WITHOUT ROWID;

-- Whether an address was read before.
CREATE INDEX page_of_key ON page (key);
CREATE INDEX page_of_url ON page (url);
