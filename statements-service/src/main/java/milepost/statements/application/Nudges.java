package milepost.statements.application;

/** Wakes the work in the background early; a timer does it anyway. */
public interface Nudges {

    /** After the running command commits there is something to tell, place or recompute. */
    void wake();
}
