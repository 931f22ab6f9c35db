-- What an agent said of itself, how it is, and what it went on from.
ALTER TABLE view_attempt ADD COLUMN report TEXT;
ALTER TABLE view_attempt ADD COLUMN health TEXT;
ALTER TABLE view_attempt ADD COLUMN resumed TEXT;

-- The slots that the queue fits to the work there is.
CREATE TABLE view_worker_slots (
    worker VARCHAR(64) NOT NULL PRIMARY KEY,
    slots  INTEGER     NOT NULL
);

-- The windows of each worker's account, as its agents last spoke of them.
CREATE TABLE view_worker_window (
    worker VARCHAR(64)  NOT NULL,
    name   VARCHAR(100) NOT NULL,
    body   TEXT         NOT NULL,
    at     BIGINT       NOT NULL,
    PRIMARY KEY (worker, name)
);

-- Workers that get no new work.
CREATE TABLE view_hold (
    id   VARCHAR(250) NOT NULL PRIMARY KEY,
    hold TEXT         NOT NULL
);

CREATE TABLE view_budget (
    id    VARCHAR(250) NOT NULL PRIMARY KEY,
    scope VARCHAR(12)  NOT NULL,
    day   VARCHAR(10),
    at    BIGINT       NOT NULL,
    state TEXT         NOT NULL
);

-- Has a row while people want the whole ring to start nothing.
CREATE TABLE ring_pause (
    paused_by VARCHAR(100) NOT NULL PRIMARY KEY,
    reason    TEXT         NOT NULL,
    since     BIGINT       NOT NULL
);
