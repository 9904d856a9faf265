package milepost.platform.messaging.consume;

/** How far applying goes: a rebuild only folds. */
public enum Effect {
    FOLD_ONLY, CONVERGE
}
