package dev.ringmaster.cli.oversight.setup;

import dev.ringmaster.settings.RingFolder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** The configuration of a supervisord that keeps one ring and nothing else (supervisord.org/configuration.html). */
record SupervisordFile(RingFolder ring) {

    /** A path of a socket has 108 bytes on Linux, one for the terminating zero; supervisord needs some while it binds. */
    private static final int LONGEST = 88;

    String of(List<ServiceDescription> services) {
        Path run = ring.run();
        StringBuilder text = new StringBuilder("""
                ; Written by: ringmaster install supervisord
                [supervisord]
                logfile=%1$s/supervisord.log
                logfile_maxbytes=5MB
                logfile_backups=3
                pidfile=%2$s/supervisord.pid
                nodaemon=false
                minfds=1024

                [unix_http_server]
                file=%3$s
                chmod=0700

                [supervisorctl]
                serverurl=unix://%3$s

                [rpcinterface:supervisor]
                supervisor.rpcinterface_factory=supervisor.rpcinterface:make_main_rpcinterface

                [group:ringmaster]
                programs=%4$s
                """.formatted(
                escaped(ring.logs().toString()),
                escaped(run.toString()),
                escaped(socket().toString()),
                services.stream().map(service -> service.component().word()).collect(Collectors.joining(","))));
        services.forEach(service -> text.append(program(service)));
        return text.toString();
    }

    private String program(ServiceDescription service) {
        String environment = service.environment().entrySet().stream()
                .map(entry -> entry.getKey() + "=" + quoted(entry.getValue()))
                .collect(Collectors.joining(","));
        return """

                [program:%1$s]
                command=%2$s
                directory=%3$s
                environment=%4$s
                priority=%5$d
                autorestart=true
                startsecs=0
                stopsignal=TERM
                stopwaitsecs=%6$d
                ; Its own process alone: agents are its descendants and outlive it.
                stopasgroup=false
                killasgroup=false
                redirect_stderr=true
                stdout_logfile=%7$s
                stdout_logfile_maxbytes=5MB
                stdout_logfile_backups=3
                """.formatted(
                        service.component().word(),
                        service.command().stream().map(SupervisordFile::quoted).collect(Collectors.joining(" ")),
                        escaped(ring.state().toString()),
                        environment,
                        service.order(),
                        service.grace().toSeconds(),
                        escaped(ring.log(service.component()).toString()));
    }

    private Path socket() {
        Path near = ring.run().resolve("supervisord.sock");
        UUID name = UUID.nameUUIDFromBytes(ring.home().toString().getBytes(StandardCharsets.UTF_8));
        return near.toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST
                ? near
                : Path.of(System.getProperty("java.io.tmpdir"), "ringmaster-" + name + ".sock");
    }

    /** What is expanded begins with a %. */
    private static String escaped(String text) {
        return text.replace("%", "%%");
    }

    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./:=@+-]+")
                ? escaped(word)
                : '"' + escaped(word).replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
