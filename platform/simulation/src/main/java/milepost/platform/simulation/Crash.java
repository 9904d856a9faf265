package milepost.platform.simulation;

/**
 * The process died at this instant. A {@link VirtualMachineError}, because that is what no operator and no handler between here
 * and the simulation's own loop may treat as an ordinary failure.
 */
public final class Crash extends VirtualMachineError {

    public Crash(String where) {
        super(where);
    }

    /** There are thousands of them, and where each happened is in its message. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
