-- What the queue knows of projects: the rules for their tasks. The rest of a project is other services' business.
CREATE TABLE project (
    id             VARCHAR(40)      NOT NULL PRIMARY KEY,
    version        BIGINT           NOT NULL,
    max_concurrent INTEGER          NOT NULL,
    max_attempts   INTEGER          NOT NULL,
    weight         DOUBLE PRECISION NOT NULL,
    paused         INTEGER          NOT NULL
);

CREATE TABLE worker (
    id          VARCHAR(64) NOT NULL PRIMARY KEY,
    takes_tasks INTEGER     NOT NULL,
    snapshot    TEXT        NOT NULL
);

-- A task's definition: rarely written. The columns are what the queue is rebuilt from without reading the text.
CREATE TABLE task (
    id              VARCHAR(100) NOT NULL PRIMARY KEY,
    project         VARCHAR(40)  NOT NULL,
    version         BIGINT       NOT NULL,
    title           TEXT         NOT NULL,
    priority        INTEGER      NOT NULL,
    requires        TEXT         NOT NULL,
    agent           VARCHAR(64),
    estimate_millis BIGINT,
    retry_of        VARCHAR(100),
    created_micros  BIGINT       NOT NULL,
    definition      TEXT         NOT NULL
);

-- A dependency may name a task that nobody has created yet.
CREATE TABLE dependency (
    task       VARCHAR(100) NOT NULL,
    depends_on VARCHAR(100) NOT NULL,
    PRIMARY KEY (task, depends_on)
);

-- Where a task stands: small, written at every move. version and epoch only grow.
CREATE TABLE task_run (
    task             VARCHAR(100) NOT NULL PRIMARY KEY REFERENCES task (id),
    status           VARCHAR(16)  NOT NULL,
    hold             VARCHAR(16)  NOT NULL,
    hold_until       BIGINT,
    hold_decision    VARCHAR(150),
    epoch            BIGINT       NOT NULL,
    tries_counted    INTEGER      NOT NULL,
    tries_faults     INTEGER      NOT NULL,
    tries_ended      INTEGER      NOT NULL,
    attempt          VARCHAR(36),
    worker           VARCHAR(64),
    holds_slot       INTEGER      NOT NULL,
    cancelling       INTEGER      NOT NULL,
    landed_commit    VARCHAR(64),
    failure          TEXT,
    since_micros     BIGINT       NOT NULL,
    ready_micros     BIGINT,
    version          BIGINT       NOT NULL
);

-- How attempts of a task failed, for the prompt of the next.
CREATE TABLE attempt_failure (
    task    VARCHAR(100) NOT NULL,
    number  INTEGER      NOT NULL,
    attempt VARCHAR(36)  NOT NULL,
    message TEXT         NOT NULL,
    detail  TEXT         NOT NULL,
    PRIMARY KEY (task, number)
);

CREATE TABLE answer (
    task     VARCHAR(100) NOT NULL,
    decision VARCHAR(150) NOT NULL,
    at       BIGINT       NOT NULL,
    body     TEXT         NOT NULL,
    PRIMARY KEY (task, decision)
);

-- Why a task was given to a worker. The key keeps an epoch of a task from being given out twice.
CREATE TABLE dispatch (
    task       VARCHAR(100)     NOT NULL,
    epoch      BIGINT           NOT NULL,
    attempt    VARCHAR(36)      NOT NULL,
    worker     VARCHAR(64)      NOT NULL,
    at         BIGINT           NOT NULL,
    score      DOUBLE PRECISION NOT NULL,
    terms      TEXT             NOT NULL,
    runner_up  VARCHAR(100),
    why_worker TEXT             NOT NULL,
    PRIMARY KEY (task, epoch)
);
