-- Where a project stands among those that share slots; absent means that nothing of it was given out yet.
ALTER TABLE project ADD COLUMN turn_start DOUBLE PRECISION;
ALTER TABLE project ADD COLUMN turn_next DOUBLE PRECISION;
