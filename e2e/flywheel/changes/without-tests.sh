# Adds code that no test runs.
. "${FLYWHEEL_CHANGES:?}/lib.sh"
at_start Untested 'System.getProperty("flywheel");'
