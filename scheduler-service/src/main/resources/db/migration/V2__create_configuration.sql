-- Every version of the settings that was ever proposed. Times are milliseconds since 1970, UTC.

CREATE TABLE configuration (
  version BIGINT PRIMARY KEY,
  hash TEXT NOT NULL,
  body TEXT NOT NULL,
  held TEXT NOT NULL,
  state TEXT NOT NULL,
  proposed_at BIGINT NOT NULL,
  settled_at BIGINT,
  problems TEXT
);
