package milepost.local;

import java.util.Arrays;
import java.util.List;

/** The suite's own processes, in the order in which they start; two at a time are what two cores bear. */
enum Member {
    APPLICATIONS("applications-service", 1, 1),
    PARTICIPANTS("participants-service", 2, 1),
    DECLARATIONS("declarations-service", 3, 2),
    STATEMENTS("statements-service", 4, 2),
    GATEWAY("gateway", 0, 3);

    private final String processName;
    private final int offset;
    private final int wave;

    Member(String processName, int offset, int wave) {
        this.processName = processName;
        this.offset = offset;
        this.wave = wave;
    }

    String processName() {
        return processName;
    }

    String database() {
        return "milepost_" + processName.replace("-service", "");
    }

    static List<Member> ofWave(int wave) {
        return Arrays.stream(values()).filter(member -> member.wave == wave).toList();
    }

    static List<Integer> waves() {
        return Arrays.stream(values()).map(member -> member.wave).distinct().toList();
    }

    int port(int base) {
        return base + offset;
    }

    int managementPort(int base) {
        return base + 10 + offset;
    }
}
