-- Why each attempt was given out then and there, and how each project's ready tasks stood in line when the queue told it last.
ALTER TABLE view_attempt ADD COLUMN dispatch TEXT;

CREATE TABLE view_line (
    project VARCHAR(40) NOT NULL PRIMARY KEY,
    at      BIGINT      NOT NULL,
    body    TEXT        NOT NULL
);
