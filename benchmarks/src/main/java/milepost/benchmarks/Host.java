package milepost.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * What this machine's processors did since it started, in ticks: worked, or wanted to while a host that runs other machines, too, worked
 * for those.
 */
record Host(long worked, long stolen) {

    static Host now() {
        try {
            return of(Files.readString(Path.of("/proc/stat")));
        } catch (IOException e) {
            throw new Failed("/proc/stat cannot be read, or this is no Linux", e);
        }
    }

    /** The first line: user, nice, system, idle, waiting for disks, two kinds of interrupts, stolen. */
    static Host of(String stat) {
        long[] ticks = Arrays.stream(stat.lines().findFirst().orElseThrow().split("\\s+")).skip(1).mapToLong(Long::parseLong).toArray();
        return new Host(ticks[0] + ticks[1] + ticks[2] + ticks[5] + ticks[6], ticks[7]);
    }

    /** The share that was taken of the time there was work to do. */
    double takenSince(Host before) {
        long wanted = worked - before.worked + stolen - before.stolen;
        return wanted == 0 ? 0 : (double) (stolen - before.stolen) / wanted;
    }
}
