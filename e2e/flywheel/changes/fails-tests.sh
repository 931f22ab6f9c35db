# A change whose own test does not pass.
. "${FLYWHEEL_CHANGES:?}/lib.sh"
at_start Quiet 'System.getProperty("flywheel");'
passing_test QuietTest Quiet
replace enricher-service/src/test/java/dev/ringmaster/enricher/flywheel/QuietTest.java 'isEqualTo("Quiet")' 'isEqualTo("Loud")'
