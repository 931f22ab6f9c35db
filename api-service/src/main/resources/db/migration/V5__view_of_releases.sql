-- Releases of Ringmaster by Ringmaster as their events told, each as one JSON document.
CREATE TABLE view_release (
    number INTEGER NOT NULL PRIMARY KEY,
    body   TEXT    NOT NULL
);

-- One row at most: whether releases are stopped.
CREATE TABLE view_breaker (
    one  INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    body TEXT    NOT NULL
);
