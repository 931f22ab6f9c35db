-- How far the metrics of each project's last ranking can be trusted.
CREATE TABLE view_ranking (
    project VARCHAR(40) NOT NULL PRIMARY KEY,
    body    TEXT        NOT NULL
);
