package dev.ringmaster.agent.transport;

/**
 * The way in which an agent's output carries its messages. A dialect names the one it is spoken over, so that an agent can move to
 * another, such as a protocol of requests and replies, without a change of what its events mean.
 */
public enum Transport {
    /** A JSON object on each line; a line that is none is text. */
    JSON_LINES {
        @Override
        public Message read(Line line) {
            return PartialJson.object(line.text(), line.isCut())
                    .<Message>map(object -> new Message.Json(object, line.isCut()))
                    .orElseGet(() -> new Message.Text(line.text()));
        }
    },
    /** Lines for people. */
    TEXT {
        @Override
        public Message read(Line line) {
            return new Message.Text(line.text());
        }
    };

    public abstract Message read(Line line);
}
