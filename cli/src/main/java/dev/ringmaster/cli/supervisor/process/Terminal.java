package dev.ringmaster.cli.supervisor.process;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The terminal that this process was started from, if there was one. When it goes away, its processes get the same signal that asks a
 * service to reload: this tells the two apart.
 *
 * @param device through which a process reaches its terminal
 * @param wasThere whether it could be opened
 */
public record Terminal(Path device, boolean wasThere) {

    /** The one of this process, now. */
    public static Terminal current() {
        return at(Path.of("/dev/tty"));
    }

    static Terminal at(Path device) {
        return new Terminal(device, opens(device));
    }

    /** Whether there was one and there is none any more. */
    public boolean isGone() {
        return wasThere && !opens(device);
    }

    private static boolean opens(Path device) {
        try (FileInputStream opened = new FileInputStream(device.toFile())) {
            return opened.getFD().valid();
        } catch (IOException none) {
            return false;
        }
    }
}
