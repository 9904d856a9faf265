package milepost.applications.domain;

/** What a provider said about the funded place; anything but a literal true or false counts as not stated. */
public enum PlaceAnswer {
    FUNDED, UNFUNDED, NOT_STATED
}
