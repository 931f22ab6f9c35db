ALTER TABLE decision ADD COLUMN withdrawn_because TEXT;
