# Takes a test away beside a change.
. "${FLYWHEEL_CHANGES:?}/lib.sh"
unknown_path 'Here is no such path'
rm "$(ls queue-service/src/test/java/dev/ringmaster/queue/rank/*Test.java | head -n 1)"
