package milepost.local;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import milepost.platform.embedded.Directories;
import milepost.platform.embedded.Ports;

/** Where everything of one suite is: its ports and its files. What is secret is readable by its owner only. */
record Place(SuiteOptions options) {

    private static final List<String> DATA = List.of("postgres", "postgres.making", "kafka", "logs", "keys", "run.json", "sandbox");

    int postgresPort() {
        return options.portBase() + 20;
    }

    int kafkaPort() {
        return options.portBase() + 21;
    }

    int kafkaControllerPort() {
        return options.portBase() + 22;
    }

    URI gateway() {
        return URI.create("http://127.0.0.1:" + Member.GATEWAY.port(options.portBase()));
    }

    Path file(String name) {
        return options.data().resolve(name);
    }

    Path log(String process) {
        return file("logs").resolve(process + ".log");
    }

    /** Unpacked programs: the same for every suite of this checkout, so not beside a suite's data. */
    Path cache(String name) {
        return options.repository().resolve(".milepost").resolve(name);
    }

    /** The mark on the command line of this suite's processes, by which a later run knows them. */
    String mark() {
        return "-Dmilepost.suite=" + options.data().toAbsolutePath();
    }

    void prepare() {
        try {
            if (options.fresh()) {
                DATA.forEach(each -> Directories.delete(file(each)));
            }
            for (String each : List.of("logs", "keys", "sandbox")) {
                Files.createDirectories(file(each));
            }
            Files.setPosixFilePermissions(file("keys"), PosixFilePermissions.fromString("rwx------"));
            Files.setPosixFilePermissions(file("sandbox"), PosixFilePermissions.fromString("rwx------"));
        } catch (IOException | RuntimeException e) {
            throw new Unusable("The data directory " + options.data() + " cannot be used (" + e.getMessage() + ").", e);
        }
    }

    /** Every port the suite needs, with who listens there. */
    Map<Integer, String> ports() {
        Map<Integer, String> ports = new LinkedHashMap<>();
        for (Member member : Member.values()) {
            ports.put(member.port(options.portBase()), member.processName());
            ports.put(member.managementPort(options.portBase()), member.processName());
        }
        ports.put(postgresPort(), "PostgreSQL");
        ports.put(kafkaPort(), "Kafka");
        ports.put(kafkaControllerPort(), "Kafka");
        return ports;
    }

    void requireFreePorts() {
        ports().forEach((port, who) -> {
            if (Ports.taken(port)) {
                throw new Unusable("Port " + port + ", which " + who + " needs, is in use by another program; "
                        + "stop that or choose other ports with --port-base N.");
            }
        });
    }

    static void writeSecret(Path file, String text) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(fresh, text);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
