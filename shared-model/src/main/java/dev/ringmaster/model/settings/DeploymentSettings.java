package dev.ringmaster.model.settings;

/**
 * {@code [deployment]}: what kind of place the ring runs in.
 *
 * @param mode default {@code local}, which is also the only one so far: every component is a process of this machine
 */
public record DeploymentSettings(String mode) {

    public static final DeploymentSettings DEFAULT = new DeploymentSettings("local");

    /** @throws InvalidSettingException if the mode is not known */
    public DeploymentSettings {
        Rule.require(mode.equals("local"), "mode", "must be \"local\", not \"" + mode + "\"");
    }
}
