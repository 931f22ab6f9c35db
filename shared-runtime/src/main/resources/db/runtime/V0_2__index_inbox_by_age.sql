-- Without it each purge would search all ids, on the writer's thread.
CREATE INDEX inbox_received_at ON inbox (received_at);
