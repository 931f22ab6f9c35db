package dev.ringmaster.cli.oversight.setup;

import dev.ringmaster.cli.oversight.ServiceManager.Systemd;
import dev.ringmaster.settings.RingFolder;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The units of a ring for systemd (systemd.unit(5), systemd.service(5), systemd.exec(5)): a target, and a service for each component that is
 * part of it.
 *
 * @param account the user that a unit of the machine's manager runs as
 */
record SystemdUnits(Systemd manager, RingFolder ring, String account) {

    private static final String HEAD = "# Written by: ringmaster install systemd\n";

    /** The files by name. */
    SortedMap<String, String> of(List<ServiceDescription> services) {
        SortedMap<String, String> files = new TreeMap<>();
        files.put(manager.target(), target(services));
        services.forEach(service -> files.put(manager.unit(service.component()), unit(service)));
        return files;
    }

    private String target(List<ServiceDescription> services) {
        String wanted = services.stream()
                .map(service -> manager.unit(service.component()))
                .collect(Collectors.joining(" "));
        return HEAD
                + """
                [Unit]
                Description=The ring in %s
                Wants=%s

                [Install]
                WantedBy=%s
                """.formatted(
                                escaped(ring.home().toString()),
                                wanted,
                                manager.user() ? "default.target" : "multi-user.target");
    }

    private String unit(ServiceDescription service) {
        StringBuilder text = new StringBuilder(HEAD);
        text.append("[Unit]\n");
        line(text, "Description", "Ringmaster's " + service.component().word() + " of " + escaped(ring.home() + ""));
        line(text, "PartOf", manager.target());
        String needs = service.needs().stream().map(manager::unit).collect(Collectors.joining(" "));
        line(text, "After", needs.isEmpty() ? "network.target" : "network.target " + needs);
        if (!needs.isEmpty()) {
            line(text, "Wants", needs);
        }
        text.append("# However often it fails, it is tried again.\n");
        line(text, "StartLimitIntervalSec", "0");
        text.append("\n[Service]\n");
        line(text, "Type", "exec");
        line(
                text,
                "ExecStart",
                service.command().stream().map(SystemdUnits::quoted).collect(Collectors.joining(" ")));
        line(text, "WorkingDirectory", escaped(ring.state().toString()));
        service.environment().forEach((name, value) -> line(text, "Environment", quoted(name + "=" + value)));
        if (!manager.user()) {
            line(text, "User", account);
        }
        text.append("# Its own process alone: agents are its descendants and outlive it.\n");
        line(text, "KillMode", "process");
        line(text, "TimeoutStopSec", Long.toString(service.grace().toSeconds()));
        text.append("# The JVM's code after SIGTERM.\n");
        line(text, "SuccessExitStatus", "143");
        line(text, "Restart", "always");
        line(text, "RestartSec", "1");
        line(text, "LimitNOFILE", Integer.toString(service.openFiles()));
        if (service.startsAgents()) {
            text.append(
                    "# An agent that is out of memory is an attempt that failed, and no reason to end the service.\n");
            line(text, "OOMPolicy", "continue");
            text.append("# It puts attempts into control groups of their own.\n");
            line(text, "Delegate", "yes");
            line(text, "TasksMax", "infinity");
        }
        line(
                text,
                "SyslogIdentifier",
                manager.name() + "-" + service.component().word());
        harden(text, service);
        text.append("\n[Install]\n");
        line(text, "WantedBy", manager.target());
        return text.toString();
    }

    /**
     * What is taken from a service. Agents run what projects and people need (setuid programs, sandboxes of their own), so nothing that
     * descends to them is; the user's own manager may not do more than the rest.
     */
    private void harden(StringBuilder text, ServiceDescription service) {
        if (service.startsAgents()) {
            text.append(
                    "# Not hardened further: agents inherit all of that, and need sudo, sandboxes and people's folders.\n");
            return;
        }
        line(text, "NoNewPrivileges", "yes");
        line(text, "LockPersonality", "yes");
        line(text, "RestrictRealtime", "yes");
        line(text, "RestrictSUIDSGID", "yes");
        line(text, "RestrictNamespaces", "yes");
        line(text, "RestrictAddressFamilies", "AF_UNIX AF_INET AF_INET6 AF_NETLINK");
        line(text, "SystemCallArchitectures", "native");
        if (!manager.user()) {
            line(text, "CapabilityBoundingSet", "");
            line(text, "ProtectSystem", "strict");
            line(text, "ReadWritePaths", quoted(ring.home().toString()));
            line(text, "PrivateTmp", "yes");
            line(text, "PrivateDevices", "yes");
            line(text, "ProtectClock", "yes");
            line(text, "ProtectControlGroups", "yes");
            line(text, "ProtectHostname", "yes");
            line(text, "ProtectKernelLogs", "yes");
            line(text, "ProtectKernelModules", "yes");
            line(text, "ProtectKernelTunables", "yes");
        }
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(name).append('=').append(value).append('\n');
    }

    /** A specifier's % is doubled (systemd.unit(5)). */
    private static String escaped(String text) {
        return text.replace("%", "%%");
    }

    /** One word of a command line or of the environment (systemd.syntax(7)). */
    private static String quoted(String word) {
        String plain = escaped(word).replace("\\", "\\\\").replace("\"", "\\\"").replace("$", "$$");
        return word.matches("[A-Za-z0-9_./:=@,+-]+") ? plain : '"' + plain + '"';
    }
}
