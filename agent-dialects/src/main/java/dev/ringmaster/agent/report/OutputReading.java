package dev.ringmaster.agent.report;

import dev.ringmaster.agent.dialect.Dialect;
import dev.ringmaster.agent.event.AgentEvent;
import dev.ringmaster.agent.transport.Line;
import dev.ringmaster.agent.transport.LineReader;
import dev.ringmaster.agent.transport.Message;
import java.util.List;

/**
 * Reads one agent's output while it is written: however the bytes are cut, the same bytes come to the same report. Its memory is
 * bounded. Not thread-safe.
 */
public final class OutputReading {

    private final Dialect dialect;
    private final ReportFold fold;
    private final LineReader lines = new LineReader(LineReader.USUAL_LIMIT, this::take);

    public OutputReading(Dialect dialect, Background background) {
        this.dialect = dialect;
        this.fold = new ReportFold(dialect.type().word(), dialect.saysItsEnd(), background);
    }

    /** Takes the next bytes of its standard output. */
    public void feed(byte[] bytes, int offset, int count) {
        lines.feed(bytes, offset, count);
    }

    /** Takes what is left of a last line: nothing more will come. */
    public void end() {
        lines.end();
    }

    /** What has been read so far adds up to. */
    public ReportFold fold() {
        return fold;
    }

    private void take(Line line) {
        read(line).forEach(fold::add);
    }

    private List<AgentEvent> read(Line line) {
        Message message = dialect.transport().read(line);
        try {
            return dialect.read(message);
        } catch (RuntimeException e) {
            // Whatever an agent writes, its attempt goes on: a line that trips us is one that we do not know.
            return List.of(new AgentEvent.Unknown("unreadable"));
        }
    }
}
