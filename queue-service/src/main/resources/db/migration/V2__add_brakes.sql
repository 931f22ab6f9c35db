-- What people want of a task, and what its agent remembers.
ALTER TABLE task_run ADD COLUMN paused_by VARCHAR(500);
ALTER TABLE task_run ADD COLUMN reassign_to VARCHAR(64);
ALTER TABLE task_run ADD COLUMN session VARCHAR(500);
ALTER TABLE task_run ADD COLUMN session_attempt VARCHAR(36);
-- What the attempt under way went on from.
ALTER TABLE task_run ADD COLUMN resume VARCHAR(500);
ALTER TABLE task_run ADD COLUMN resume_attempt VARCHAR(36);
ALTER TABLE task_run ADD COLUMN hold_detail TEXT;

-- Workers that get no new work. over: kept only for its strikes, to guess longer the next time.
CREATE TABLE worker_hold (
    id      VARCHAR(250) NOT NULL PRIMARY KEY,
    strikes INTEGER      NOT NULL,
    over    INTEGER      NOT NULL,
    hold    TEXT         NOT NULL
);

-- Has a row while the whole ring is paused.
CREATE TABLE ring_pause (
    paused_by VARCHAR(500) NOT NULL PRIMARY KEY
);

-- What each attempt costs. Amounts are decimal text in US dollars; cost_usd is absent as long as nobody knows it.
CREATE TABLE spend (
    attempt      VARCHAR(36)  NOT NULL PRIMARY KEY,
    task         VARCHAR(100) NOT NULL,
    project      VARCHAR(40)  NOT NULL,
    spend_day    VARCHAR(10)  NOT NULL,
    reserved_usd VARCHAR(40)  NOT NULL,
    cost_usd     VARCHAR(40),
    ended        INTEGER      NOT NULL
);
CREATE INDEX spend_by_day ON spend (spend_day);
CREATE INDEX spend_by_task ON spend (task);

-- How far a person let a task go beyond the budgets.
CREATE TABLE budget_ceiling (
    task VARCHAR(100) NOT NULL PRIMARY KEY,
    usd  VARCHAR(40)  NOT NULL
);
