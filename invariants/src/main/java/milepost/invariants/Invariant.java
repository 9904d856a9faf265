package milepost.invariants;

/** The invariants by their names in reports. */
public enum Invariant {

    /** A statement's total is the sum of its lines, to the penny, and a refund takes back exactly what was paid. */
    I1_CONSERVATION,

    /** A declaration earns on one line at most and is taken back once at most; a milestone of a training has one live declaration. */
    I2_NEVER_TWICE,

    /** Every change of a state stands in the published life cycle, and a closed statement stays as it is. */
    I3_LIFE_CYCLE,

    /** Copies that are made anew from the topics are the copies that were there. */
    I4_REPLAY,

    /** What a client was told has happened, once; what nobody was told may have; and every change was published, in order. */
    I5_ONE_EFFECT,

    /** A provider is shown all of its own, and nothing of anybody else's. */
    I7_OWN_DATA,

    /** When the faults are over, everything agrees within a bound. */
    I9_LIVENESS
}
