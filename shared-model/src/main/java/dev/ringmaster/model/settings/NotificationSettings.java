package dev.ringmaster.model.settings;

/** {@code [notifications]}: accepted, no keys yet. */
public record NotificationSettings() {

    public static final NotificationSettings DEFAULT = new NotificationSettings();
}
