package milepost.applications.application;

/** Numbers the published versions of an aggregate. */
public interface Versioning {

    /** The version after this one; 0 stands for a new aggregate. */
    long next(long current);
}
