CREATE TABLE of_a_later_release (id INTEGER PRIMARY KEY);
