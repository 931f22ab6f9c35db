package dev.ringmaster.cli.command.ring;

import dev.ringmaster.cli.Main;
import dev.ringmaster.cli.RingmasterCommand;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints the script that completes this command's words in a shell. */
@Command(
        name = "completion",
        description = "Print the completion script of a shell.",
        footer = {
            "",
            "Examples:",
            "  source <(ringmaster completion bash)",
            "  ringmaster completion zsh > ~/.zsh/ringmaster && echo 'source ~/.zsh/ringmaster' >> ~/.zshrc"
        })
public final class CompletionCommand implements Callable<Integer> {

    /** The shells there is a script for; zsh reads bash's by its {@code bashcompinit}, which the script turns on itself. */
    enum Shell {
        BASH,
        ZSH;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Parameters(paramLabel = "SHELL", description = "bash or zsh.")
    private Shell shell = Shell.BASH;

    private final RingmasterCommand root;

    public CompletionCommand(RingmasterCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        String head = shell == Shell.ZSH ? "autoload -Uz compinit && compinit -u\n" : "";
        root.surroundings().out().print(head + AutoComplete.bash("ringmaster", Main.whole(root.surroundings())));
        return 0;
    }
}
