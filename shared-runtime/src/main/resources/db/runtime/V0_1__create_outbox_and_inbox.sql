-- Events in the order they were committed. seq is given by the writer and never used again.
CREATE TABLE outbox (
    seq         BIGINT       NOT NULL PRIMARY KEY,
    event_id    VARCHAR(36)  NOT NULL UNIQUE,
    topic       VARCHAR(255) NOT NULL,
    record_key  VARCHAR(255) NOT NULL,
    headers     TEXT         NOT NULL,
    body        TEXT,
    created_at  BIGINT       NOT NULL
);

-- Everything up to this seq has been acknowledged by the broker.
CREATE TABLE outbox_position (
    id  INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    seq BIGINT  NOT NULL
);
INSERT INTO outbox_position (id, seq) VALUES (1, 0);

CREATE TABLE inbox (
    event_id    VARCHAR(36) NOT NULL PRIMARY KEY,
    received_at BIGINT      NOT NULL
);

-- Where to go on reading; valid only while the topic has the same id.
CREATE TABLE consumer_position (
    topic       VARCHAR(255) NOT NULL,
    part        INTEGER      NOT NULL,
    topic_id    VARCHAR(36)  NOT NULL,
    next_offset BIGINT       NOT NULL,
    PRIMARY KEY (topic, part)
);

-- The ids of the topics this service writes, as it last saw them.
CREATE TABLE topic_identity (
    topic    VARCHAR(255) NOT NULL PRIMARY KEY,
    topic_id VARCHAR(36)  NOT NULL
);
