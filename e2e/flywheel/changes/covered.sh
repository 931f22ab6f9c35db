# Changes code that tests run which were there before, and no test.
. "${FLYWHEEL_CHANGES:?}/lib.sh"
either queue-service/src/main/java/dev/ringmaster/queue/board/DueTimes.java 'return order.isEmpty() ?' 'return order.size() == 0 ?'
