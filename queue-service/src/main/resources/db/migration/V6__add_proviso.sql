-- What must be so before a task runs besides its dependencies, as JSON; absent for nothing.
ALTER TABLE task ADD COLUMN proviso TEXT;
