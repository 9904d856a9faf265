package milepost.local;

/** The suite's own processes. */
enum Member {
    APPLICATIONS("applications-service", 1),
    PARTICIPANTS("participants-service", 2),
    DECLARATIONS("declarations-service", 3),
    STATEMENTS("statements-service", 4),
    GATEWAY("gateway", 0);

    private final String processName;
    private final int offset;

    Member(String processName, int offset) {
        this.processName = processName;
        this.offset = offset;
    }

    String processName() {
        return processName;
    }

    String database() {
        return "milepost_" + processName.replace("-service", "");
    }

    int port(int base) {
        return base + offset;
    }

    int managementPort(int base) {
        return base + 10 + offset;
    }
}
