package milepost.local;

import java.util.List;
import java.util.stream.Stream;

/** What the JVM of every service is told; docs/performance.md has the figures behind each. */
final class Jvm {

    static final List<String> SERVICE = List.of(
            // grows when it must; the JVM would begin with all of it on a machine with much memory
            "-Xms32m", "-Xmx176m", "-XX:MinHeapFreeRatio=20", "-XX:MaxHeapFreeRatio=40", "-Xss512k", "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders",
            // the JVM reserves 240 MB for code and spreads over it
            "-XX:ReservedCodeCacheSize=64m",
            // what the compilers and the driver have freed goes back to the system
            "-XX:TrimNativeHeapInterval=10000",
            // following one buffer in a hundred for leaks, as Netty does by default, costs a fifth of a small GET: the tests do it, services do not
            "-Dio.netty.leakDetection.level=disabled",
            // what is written while a socket is read goes out in one piece
            "-Dreactor.netty.http.server.lastFlushWhenNoRead=true",
            "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");

    private Jvm() {}

    /** The same with what {@code MILEPOST_JVM_OPTIONS} adds, which prevails: for comparisons. */
    static List<String> service() {
        return asUsual() ? SERVICE : Stream.concat(SERVICE.stream(), Stream.of(more().split("\\s+"))).toList();
    }

    /** Whether nothing is added. */
    static boolean asUsual() {
        return more().isEmpty();
    }

    private static String more() {
        return System.getenv().getOrDefault("MILEPOST_JVM_OPTIONS", "").strip();
    }
}
