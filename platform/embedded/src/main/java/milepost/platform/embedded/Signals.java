package milepost.platform.embedded;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Signals that {@link Process} cannot send: SIGINT, SIGSTOP, SIGCONT. */
public final class Signals {

    private Signals() {}

    /** Sends {@code signal} (such as {@code STOP}) and tells whether there was a process to receive it. */
    public static boolean send(String signal, long pid) {
        // -1 would be everybody, 1 is the machine's own first process; and some versions of kill(1) take only the first digit of -123
        if (pid < 2) {
            return false;
        }
        try {
            Process kill = new ProcessBuilder(List.of("kill", "-" + signal, Long.toString(pid)))
                    .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            return kill.waitFor(5, TimeUnit.SECONDS) && kill.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
