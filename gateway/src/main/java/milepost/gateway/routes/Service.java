package milepost.gateway.routes;

/** The services behind the gateway. */
public enum Service {
    APPLICATIONS("applications-service"),
    PARTICIPANTS("participants-service"),
    DECLARATIONS("declarations-service"),
    STATEMENTS("statements-service");

    private final String processName;

    Service(String processName) {
        this.processName = processName;
    }

    public String processName() {
        return processName;
    }
}
