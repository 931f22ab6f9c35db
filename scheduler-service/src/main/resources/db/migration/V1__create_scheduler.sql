-- What scheduler-service owns. Times are milliseconds since 1970, UTC.

CREATE TABLE project (
  id TEXT PRIMARY KEY,
  version BIGINT NOT NULL,
  body TEXT NOT NULL
);

-- The newest assignment and revocation met of each task; assignment is the task's newest, as it was assigned.
CREATE TABLE fence (
  task TEXT PRIMARY KEY,
  epoch BIGINT NOT NULL,
  revoked BIGINT NOT NULL,
  reason TEXT,
  attempt TEXT,
  assignment TEXT
);

-- assignment is null for an attempt that was refused; output_open is 0 once all of its output has been published.
CREATE TABLE attempt (
  id TEXT PRIMARY KEY,
  task TEXT NOT NULL,
  project TEXT NOT NULL,
  epoch BIGINT NOT NULL,
  worker TEXT NOT NULL,
  number INTEGER NOT NULL,
  phase TEXT NOT NULL,
  state TEXT NOT NULL,
  assignment TEXT,
  traceparent TEXT,
  output_open INTEGER NOT NULL,
  accepted_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL
);

CREATE INDEX attempt_by_task ON attempt (task);
CREATE INDEX attempt_unfinished ON attempt (id) WHERE phase NOT IN ('finished', 'declined');
CREATE INDEX attempt_output_open ON attempt (id) WHERE output_open = 1;

-- Kept until the attempt's process has started.
CREATE TABLE prompt (
  attempt TEXT PRIMARY KEY,
  body TEXT NOT NULL
);

CREATE TABLE output_position (
  attempt TEXT NOT NULL,
  source TEXT NOT NULL,
  published BIGINT NOT NULL,
  PRIMARY KEY (attempt, source)
);

-- The last snapshot published of each worker, so that one that is no longer configured is taken offline.
CREATE TABLE worker (
  id TEXT PRIMARY KEY,
  snapshot TEXT NOT NULL
);
