-- What this service owns. Times are milliseconds since 1970-01-01T00:00Z.
CREATE TABLE project (
    id          VARCHAR(40) NOT NULL PRIMARY KEY,
    version     BIGINT      NOT NULL,
    definition  TEXT        NOT NULL,
    next_number BIGINT      NOT NULL,
    deleted     INTEGER     NOT NULL,
    created_at  BIGINT      NOT NULL
);

CREATE TABLE task (
    ordinal        INTEGER PRIMARY KEY AUTOINCREMENT,
    id             VARCHAR(100) NOT NULL UNIQUE,
    project        VARCHAR(40)  NOT NULL REFERENCES project (id),
    external_id    TEXT,
    title          TEXT         NOT NULL,
    priority       INTEGER      NOT NULL,
    initial_status VARCHAR(10)  NOT NULL,
    retry_of       VARCHAR(100),
    version        BIGINT       NOT NULL,
    definition     TEXT         NOT NULL,
    updated_at     BIGINT       NOT NULL
);
CREATE UNIQUE INDEX task_external_id ON task (project, external_id);
CREATE INDEX task_retry_of ON task (retry_of);

CREATE TABLE task_label (
    label TEXT         NOT NULL,
    task  VARCHAR(100) NOT NULL,
    PRIMARY KEY (label, task)
);
CREATE INDEX task_label_task ON task_label (task);

CREATE TABLE task_dependency (
    task       VARCHAR(100) NOT NULL,
    depends_on VARCHAR(100) NOT NULL,
    PRIMARY KEY (task, depends_on)
);
CREATE INDEX task_dependency_depends_on ON task_dependency (depends_on);

CREATE TABLE decision (
    id         VARCHAR(150) NOT NULL PRIMARY KEY,
    task       VARCHAR(100) NOT NULL,
    project    VARCHAR(40)  NOT NULL,
    status     VARCHAR(10)  NOT NULL,
    version    BIGINT       NOT NULL,
    definition TEXT         NOT NULL,
    answer     TEXT,
    raised_at  BIGINT       NOT NULL
);
CREATE INDEX decision_status ON decision (status, raised_at);
CREATE INDEX decision_task ON decision (task);

CREATE TABLE idempotency_key (
    idempotency_key VARCHAR(255) NOT NULL PRIMARY KEY,
    fingerprint     VARCHAR(64)  NOT NULL,
    status          INTEGER      NOT NULL,
    headers         TEXT         NOT NULL,
    body            TEXT         NOT NULL,
    answered_at     BIGINT       NOT NULL
);
CREATE INDEX idempotency_key_answered_at ON idempotency_key (answered_at);

-- The read model: made from events, may be deleted at any time and is made anew from them.
CREATE TABLE view_task_state (
    task    VARCHAR(100) NOT NULL PRIMARY KEY,
    project VARCHAR(40)  NOT NULL,
    status  VARCHAR(12)  NOT NULL,
    score   REAL         NOT NULL,
    since   BIGINT       NOT NULL,
    version BIGINT       NOT NULL,
    state   TEXT         NOT NULL
);
CREATE INDEX view_task_state_status ON view_task_state (status);

CREATE TABLE view_rank (
    task    VARCHAR(100) NOT NULL PRIMARY KEY,
    project VARCHAR(40)  NOT NULL,
    place   INTEGER      NOT NULL,
    terms   TEXT         NOT NULL
);
CREATE INDEX view_rank_project ON view_rank (project);

CREATE TABLE view_attempt (
    attempt        VARCHAR(36)  NOT NULL PRIMARY KEY,
    task           VARCHAR(100) NOT NULL,
    project        VARCHAR(40)  NOT NULL,
    worker         VARCHAR(64)  NOT NULL,
    epoch          BIGINT       NOT NULL,
    number         INTEGER,
    assigned_at    BIGINT,
    prepared_at    BIGINT,
    started_at     BIGINT,
    exited_at      BIGINT,
    exit_code      INTEGER,
    ran_millis     BIGINT,
    proven_at      BIGINT,
    commit_hash    VARCHAR(64),
    gates          TEXT,
    landed_at      BIGINT,
    target_branch  TEXT,
    conflicts      TEXT,
    finished_at    BIGINT,
    outcome        TEXT,
    declined       TEXT,
    revoked        TEXT,
    failed_prepare TEXT,
    output_bytes   BIGINT,
    last_output_at BIGINT,
    prompt         TEXT,
    prompt_parts   TEXT
);
CREATE INDEX view_attempt_task ON view_attempt (task, attempt);

CREATE TABLE view_worker (
    worker   VARCHAR(64) NOT NULL PRIMARY KEY,
    status   VARCHAR(10) NOT NULL,
    snapshot TEXT        NOT NULL,
    at       BIGINT      NOT NULL
);

CREATE TABLE view_component (
    component   VARCHAR(40) NOT NULL PRIMARY KEY,
    version     TEXT,
    started_at  BIGINT,
    config      VARCHAR(10),
    config_hash VARCHAR(64),
    problems    TEXT
);

CREATE TABLE view_output (
    id      INTEGER PRIMARY KEY,
    attempt VARCHAR(36) NOT NULL,
    source  VARCHAR(10) NOT NULL,
    start   BIGINT      NOT NULL,
    length  INTEGER     NOT NULL,
    text    TEXT        NOT NULL,
    at      BIGINT      NOT NULL
);
CREATE UNIQUE INDEX view_output_place ON view_output (attempt, source, start);
CREATE INDEX view_output_at ON view_output (at);

-- Every event in the order it was taken in. A place is never used again, also when the feed is made anew.
CREATE TABLE feed (
    seq      INTEGER PRIMARY KEY AUTOINCREMENT,
    event_id VARCHAR(36)  NOT NULL,
    type     VARCHAR(40)  NOT NULL,
    source   VARCHAR(100) NOT NULL,
    subject  VARCHAR(150) NOT NULL,
    task     VARCHAR(100),
    project  VARCHAR(40),
    time     BIGINT       NOT NULL,
    data     TEXT         NOT NULL,
    output   BIGINT
);
CREATE INDEX feed_task ON feed (task, seq);
