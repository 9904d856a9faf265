package milepost.declarations.application;

/**
 * The versions of others' snapshots a declaration was last brought in line with; nothing is decided on an older one, and a sweep
 * looks for declarations that lag behind.
 */
public record Seen(long application, long enrolment, long line, long person, long names) {

    public static final Seen NOTHING = new Seen(0, 0, 0, 0, 0);

    Seen withNames(long version) {
        return new Seen(application, enrolment, line, person, version);
    }
}
