package dev.ringmaster.cli;

import dev.ringmaster.cli.backup.BackupCommand;
import dev.ringmaster.cli.backup.RestoreCommand;
import dev.ringmaster.cli.bench.BenchCommand;
import dev.ringmaster.cli.command.config.ConfigCommand;
import dev.ringmaster.cli.command.control.AttemptsCommand;
import dev.ringmaster.cli.command.control.BudgetCommand;
import dev.ringmaster.cli.command.control.PauseCommand;
import dev.ringmaster.cli.command.control.ReassignCommand;
import dev.ringmaster.cli.command.control.ResumeCommand;
import dev.ringmaster.cli.command.kept.WorkCommand;
import dev.ringmaster.cli.command.plan.InsightsCommand;
import dev.ringmaster.cli.command.plan.PlanCommand;
import dev.ringmaster.cli.command.project.ExportCommand;
import dev.ringmaster.cli.command.project.ImportCommand;
import dev.ringmaster.cli.command.project.ProjectCommand;
import dev.ringmaster.cli.command.release.ImproveCommand;
import dev.ringmaster.cli.command.release.ReleasesCommand;
import dev.ringmaster.cli.command.ring.AgentsCommand;
import dev.ringmaster.cli.command.ring.CompletionCommand;
import dev.ringmaster.cli.command.ring.EventsCommand;
import dev.ringmaster.cli.command.ring.HelpCommand;
import dev.ringmaster.cli.command.ring.LogsCommand;
import dev.ringmaster.cli.command.ring.StatusCommand;
import dev.ringmaster.cli.command.ring.VersionCommand;
import dev.ringmaster.cli.command.ring.WhyCommand;
import dev.ringmaster.cli.command.task.AddCommand;
import dev.ringmaster.cli.command.task.AnswerCommand;
import dev.ringmaster.cli.command.task.CancelCommand;
import dev.ringmaster.cli.command.task.DecisionsCommand;
import dev.ringmaster.cli.command.task.ListCommand;
import dev.ringmaster.cli.command.task.ReadyCommand;
import dev.ringmaster.cli.command.task.RetryCommand;
import dev.ringmaster.cli.command.task.ShowCommand;
import dev.ringmaster.cli.command.task.SubmitCommand;
import dev.ringmaster.cli.command.task.WaitCommand;
import dev.ringmaster.cli.command.task.WatchCommand;
import dev.ringmaster.cli.demo.DemoCommand;
import dev.ringmaster.cli.dev.DevCommand;
import dev.ringmaster.cli.doctor.DoctorCommand;
import dev.ringmaster.cli.install.command.BuildCommand;
import dev.ringmaster.cli.install.command.RehearseCommand;
import dev.ringmaster.cli.oversight.setup.InstallCommand;
import dev.ringmaster.cli.release.command.ReleaseCommand;
import dev.ringmaster.cli.reload.HotReloadCommand;
import dev.ringmaster.cli.supervisor.command.DownCommand;
import dev.ringmaster.cli.supervisor.command.ReloadCommand;
import dev.ringmaster.cli.supervisor.command.RestartCommand;
import dev.ringmaster.cli.supervisor.command.StartCommand;
import dev.ringmaster.cli.supervisor.command.StopCommand;
import dev.ringmaster.cli.supervisor.command.SuperviseCommand;
import dev.ringmaster.cli.supervisor.command.UpCommand;
import java.util.List;

/**
 * The table of commands. A command is created only when it is called (or when all are listed), because reading the annotations
 * of thirty classes takes longer than most commands do.
 */
final class Commands {

    /** In the order that the help shows. */
    static final List<String> NAMES = List.of(
            "up",
            "down",
            "start",
            "stop",
            "restart",
            "dev",
            "build",
            "install",
            "backup",
            "restore",
            "doctor",
            "demo",
            "bench",
            "supervise",
            "hot-reload",
            "rehearse",
            "release",
            "status",
            "project",
            "add",
            "list",
            "ready",
            "plan",
            "insights",
            "show",
            "why",
            "watch",
            "wait",
            "logs",
            "submit",
            "cancel",
            "retry",
            "pause",
            "resume",
            "reassign",
            "attempts",
            "budget",
            "decisions",
            "answer",
            "improve",
            "releases",
            "work",
            "import",
            "export",
            "agents",
            "events",
            "config",
            "reload",
            "version",
            "completion",
            "help");

    private Commands() {}

    /** @throws IllegalArgumentException if no command has this name */
    static Object create(String name, RingmasterCommand root) {
        return switch (name) {
            // The ring itself.
            case "up" -> new UpCommand(root);
            case "down" -> new DownCommand(root);
            case "start" -> new StartCommand(root);
            case "stop" -> new StopCommand(root);
            case "restart" -> new RestartCommand(root);
            case "dev" -> new DevCommand(root);
            case "build" -> new BuildCommand(root);
            case "install" -> new InstallCommand(root);
            case "backup" -> new BackupCommand(root);
            case "restore" -> new RestoreCommand(root);
            case "doctor" -> new DoctorCommand(root);
            case "demo" -> new DemoCommand(root);
            case "bench" -> new BenchCommand(root);
            case "rehearse" -> new RehearseCommand(root);
            case "release" -> ReleaseCommand.line(root);
            case "hot-reload" -> new HotReloadCommand(root);
            case "supervise" -> new SuperviseCommand(root);

            // Its work.
            case "status" -> new StatusCommand(root);
            case "project" -> ProjectCommand.line(root);
            case "add" -> new AddCommand(root);
            case "list" -> new ListCommand(root);
            case "ready" -> new ReadyCommand(root);
            case "plan" -> new PlanCommand(root);
            case "insights" -> new InsightsCommand(root);
            case "show" -> new ShowCommand(root);
            case "why" -> new WhyCommand(root);
            case "watch" -> new WatchCommand(root);
            case "wait" -> new WaitCommand(root);
            case "logs" -> new LogsCommand(root);
            case "submit" -> new SubmitCommand(root);
            case "cancel" -> new CancelCommand(root);
            case "retry" -> new RetryCommand(root);
            case "pause" -> new PauseCommand(root);
            case "resume" -> new ResumeCommand(root);
            case "reassign" -> new ReassignCommand(root);
            case "attempts" -> new AttemptsCommand(root);
            case "budget" -> BudgetCommand.line(root);
            case "decisions" -> new DecisionsCommand(root);
            case "answer" -> new AnswerCommand(root);
            case "improve" -> new ImproveCommand(root);
            case "releases" -> ReleasesCommand.line(root);
            case "work" -> WorkCommand.line(root);
            case "import" -> new ImportCommand(root);
            case "export" -> new ExportCommand(root);
            case "agents" -> AgentsCommand.line(root);
            case "events" -> new EventsCommand(root);
            case "config" -> ConfigCommand.line(root);
            case "reload" -> new ReloadCommand(root);
            case "version" -> new VersionCommand(root);
            case "completion" -> new CompletionCommand(root);
            case "help" -> new HelpCommand(root);
            default -> throw new IllegalArgumentException("no command '" + name + "'");
        };
    }
}
