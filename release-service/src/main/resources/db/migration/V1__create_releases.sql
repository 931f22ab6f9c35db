-- What release-service owns. Times are milliseconds since 1970, UTC.

CREATE TABLE project (
  id TEXT PRIMARY KEY,
  version BIGINT NOT NULL,
  body TEXT NOT NULL
);

-- What the scheduler has handed over and was not yet looked at: its tree is read outside of the transaction that takes it in.
CREATE TABLE handover (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  attempt TEXT NOT NULL,
  body TEXT NOT NULL,
  traceparent TEXT
);

-- A release from its hand-over on. Commit and tree are full hashes; state is JSON, and phase its word.
CREATE TABLE release (
  number INTEGER PRIMARY KEY,
  task TEXT NOT NULL,
  attempt TEXT NOT NULL,
  commit_hash TEXT NOT NULL,
  ref TEXT NOT NULL,
  risky INTEGER NOT NULL,
  phase TEXT NOT NULL,
  state TEXT NOT NULL,
  traceparent TEXT,
  begun_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL
);

CREATE INDEX release_by_task ON release (task);
CREATE INDEX release_by_attempt ON release (attempt);
CREATE INDEX release_unfinished ON release (number) WHERE phase NOT IN ('kept', 'ended');

-- What a person has let pass, by the hash of the tree that was shown.
CREATE TABLE approval (
  task TEXT NOT NULL,
  tree TEXT NOT NULL,
  kind TEXT NOT NULL,
  answered_by TEXT NOT NULL,
  answered_at BIGINT NOT NULL,
  PRIMARY KEY (task, tree, kind)
);

-- One row: whether releases are stopped, and how many have failed in a row.
CREATE TABLE breaker (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  is_open INTEGER NOT NULL,
  failures INTEGER NOT NULL
);

INSERT INTO breaker (one, is_open, failures) VALUES (1, 0, 0);
