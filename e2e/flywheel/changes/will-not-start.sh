# Passes its unit tests and cannot start.
. "${FLYWHEEL_CHANGES:?}/lib.sh"
at_start Refusal 'throw new IllegalStateException("this change cannot start");'
passing_test RefusalTest Refusal
