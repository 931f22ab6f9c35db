package dev.ringmaster.cli.supervisor.control;

import dev.ringmaster.settings.RingFolder;
import java.net.UnixDomainSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;

/** Where a ring's supervisor listens. */
final class ControlSocket {

    // sun_path has 104 bytes on BSD systems and 108 on Linux, one for the terminating zero.
    private static final int LONGEST = 100;

    private ControlSocket() {}

    /** The socket in the ring's folder; when that path is too long for a socket, one in the folder for temporary files. */
    static UnixDomainSocketAddress of(RingFolder folder) {
        Path socket = folder.supervisorSocket();
        if (socket.toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST) {
            return UnixDomainSocketAddress.of(socket);
        }
        UUID name = UUID.nameUUIDFromBytes(folder.home().toString().getBytes(StandardCharsets.UTF_8));
        return UnixDomainSocketAddress.of(
                Path.of(System.getProperty("java.io.tmpdir"), "ringmaster-" + name + ".sock"));
    }
}
