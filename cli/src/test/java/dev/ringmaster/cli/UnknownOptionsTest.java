package dev.ringmaster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnknownOptionsTest {

    @ParameterizedTest
    @CsvSource({
        "show --jsn, --jsn",
        "add --titel x, --titel",
        "restart --home /tmp --fast, --fast",
        "project add --gat=x, --gat=x"
    })
    void optionThatIsUnknownIsToldBeforeWhatIsMissing(String line, String option) {
        CommandRun run = new CommandRun.Builder().run(line.split(" "));
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("Unknown option: '" + option + "'").doesNotContain("Missing");
    }

    @ParameterizedTest
    @CsvSource({"show", "show -o json", "show --home /tmp", "show -ojson"})
    void whatIsMissingIsToldWhereAllOptionsAreKnown(String line) {
        CommandRun run = new CommandRun.Builder().run(line.split(" "));
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("Missing required parameter");
    }

    @Test
    void folderThatIsNoRingIsNotMadeOne(@TempDir Path folder) {
        CommandRun run = new CommandRun.Builder().run("up", "-d", "--home", folder.toString());
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).contains("there is no ring in " + folder, "touch '" + folder + "/ringmaster.toml'");
        assertThat(folder).isEmptyDirectory();
    }
}
