package milepost.simulation;

import io.r2dbc.spi.R2dbcTransientResourceException;
import milepost.platform.simulation.Crash;
import milepost.platform.simulation.MemoryDatabase;

/** What a script has in store for one service's commits. */
final class Faults implements MemoryDatabase.CommitFaults {

    private static final int NEVER = -1;

    private int dieBefore = NEVER;
    private int dieAfter = NEVER;
    private int refuse = NEVER;

    void dieAt(int commits, boolean afterwards) {
        if (afterwards) {
            dieAfter = commits;
        } else {
            dieBefore = commits;
        }
    }

    void refuseAt(int commits) {
        refuse = commits;
    }

    void none() {
        dieBefore = NEVER;
        dieAfter = NEVER;
        refuse = NEVER;
    }

    @Override
    public void beforeCommit() {
        if (refuse != NEVER && --refuse == 0) {
            refuse = NEVER;
            throw new R2dbcTransientResourceException("the connection broke before the commit");
        }
        if (dieBefore != NEVER && --dieBefore == 0) {
            dieBefore = NEVER;
            throw new Crash("before a commit");
        }
    }

    @Override
    public void afterCommit() {
        if (dieAfter != NEVER && --dieAfter == 0) {
            dieAfter = NEVER;
            throw new Crash("after a commit");
        }
    }
}
