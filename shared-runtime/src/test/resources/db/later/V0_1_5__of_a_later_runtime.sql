CREATE TABLE of_a_later_runtime (id INTEGER PRIMARY KEY);
