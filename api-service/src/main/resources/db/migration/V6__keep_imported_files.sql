-- The lines of imported issue files, byte for byte: what an export gives back and what the next import is compared with.
CREATE TABLE beads_file (
    project VARCHAR(40) NOT NULL REFERENCES project (id),
    part    INTEGER     NOT NULL,
    content BYTEA       NOT NULL,
    PRIMARY KEY (project, part)
);
