# Passes every test and ends its process half a minute after it has started.
. "${FLYWHEEL_CHANGES:?}/lib.sh"
at_start Fuse 'Thread.ofPlatform().daemon().start(() -> {
            java.util.concurrent.locks.LockSupport.parkNanos(30_000_000_000L);
            Runtime.getRuntime().halt(1);
        });'
passing_test FuseTest Fuse
