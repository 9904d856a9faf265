package milepost.local;

import java.util.List;

/** How a program of a suite is started: to serve, or to be recorded. */
@FunctionalInterface
interface Launch {

    /** Its command line, with the suite's mark on it. */
    List<String> command(Program program, String mark);
}
