-- Attempts in a row that were declined or found no quota; absent means none.
ALTER TABLE task_run ADD COLUMN tries_waits INTEGER;
