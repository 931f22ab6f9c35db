-- Results of the task that did not pass; absent means none.
ALTER TABLE task_run ADD COLUMN tries_wrong INTEGER;
