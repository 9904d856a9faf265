package milepost.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;

/** What the kernel says of a process: CPU time used and memory held. */
final class Usage {

    // USER_HZ of every Linux there is
    private static final double MICROSECONDS_PER_TICK = 10_000;

    private Usage() {}

    /** User and system time since its start, in microseconds. */
    static double cpu(long pid) {
        return cpu(read(pid, "stat"));
    }

    static double cpu(Collection<Long> pids) {
        return pids.stream().mapToDouble(Usage::cpu).sum();
    }

    /** The name in parentheses may hold anything, so count from its end. */
    static double cpu(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * MICROSECONDS_PER_TICK;
    }

    /** Resident memory in MiB. */
    static double resident(Collection<Long> pids) {
        return pids.stream().mapToDouble(pid -> resident(read(pid, "status"))).sum();
    }

    static double resident(String status) {
        return status.lines().filter(line -> line.startsWith("VmRSS:")).findFirst()
                .map(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024).orElseThrow(() -> new Failed("no VmRSS in " + status));
    }

    private static String read(long pid, String file) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), file));
        } catch (IOException e) {
            throw new Failed("process " + pid + " is gone, or this is no Linux", e);
        }
    }
}
