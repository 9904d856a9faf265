package milepost.platform.testkit;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Whether a container engine answers. Asked once; {@code -Dmilepost.docker=never} answers for it. */
final class Docker {

    private static final boolean ANSWERS = !"never".equals(System.getProperty("milepost.docker")) && ask();

    private Docker() {}

    static boolean answers() {
        return ANSWERS;
    }

    private static boolean ask() {
        try {
            Process process = new ProcessBuilder("docker", "version", "--format", "{{.Server.Version}}")
                    .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            if (process.waitFor(3, TimeUnit.SECONDS)) {
                return process.exitValue() == 0;
            }
            process.destroyForcibly();
            return false;
        } catch (IOException notInstalled) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
