-- What attempts left in a project's repository, as it was last told; a snapshot each.
CREATE TABLE view_work (
    project VARCHAR(40) NOT NULL PRIMARY KEY,
    items   TEXT        NOT NULL,
    at      BIGINT      NOT NULL
);
