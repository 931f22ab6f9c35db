# Brings a migration that only adds: going back from it is rehearsed on copies of the databases before it goes live.
. "${FLYWHEEL_CHANGES:?}/lib.sh"
migrations=queue-service/src/main/resources/db/migration
last=$(ls "$migrations" | sed -n 's/^V\([0-9]*\)__.*/\1/p' | sort -n | tail -n 1)
cat >"$migrations/V$((last + 1))__note_of_the_flywheel.sql" <<'SQL'
-- Nothing reads it.
CREATE TABLE flywheel_note (
  id INTEGER PRIMARY KEY,
  note TEXT
);
SQL
