package milepost.local;

import java.util.List;
import java.util.concurrent.TimeUnit;

/** Processes of this suite that a killed run left behind: they would hold its ports. PostgreSQL looks after its own. */
final class Leftovers {

    private Leftovers() {}

    static void stop(Place place) {
        List<ProcessHandle> left = ProcessHandle.allProcesses()
                .filter(process -> List.of(process.info().arguments().orElse(new String[0])).contains(place.mark()))
                .toList();
        left.forEach(ProcessHandle::destroyForcibly);
        left.forEach(process -> process.onExit().orTimeout(5, TimeUnit.SECONDS).exceptionally(stubborn -> process).join());
    }
}
