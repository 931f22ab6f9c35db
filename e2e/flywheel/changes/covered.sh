# Changes code that tests run which were there before, and no test.
. "${FLYWHEEL_CHANGES:?}/lib.sh"
replace queue-service/src/main/java/dev/ringmaster/queue/graph/VertexList.java 'return size == 0;' 'return size() == 0;'
