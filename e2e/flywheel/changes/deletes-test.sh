# Takes a test away beside a change.
. "${FLYWHEEL_CHANGES:?}/lib.sh"
replace "$api/rest/http/ProblemDefaults.java" 'There is no such path. /q/swagger-ui' 'Here is no such path. /q/swagger-ui'
rm "$(ls queue-service/src/test/java/dev/ringmaster/queue/rank/*Test.java | head -n 1)"
