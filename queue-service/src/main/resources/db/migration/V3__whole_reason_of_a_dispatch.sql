-- The whole reason, as the assignment tells it; absent for what was given out before.
ALTER TABLE dispatch ADD COLUMN reason TEXT;
