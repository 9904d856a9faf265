package milepost.platform.web;

import java.util.Optional;

/** Says what an exception of a service or of platform/messaging is to its callers; every bean of this type is asked. */
@FunctionalInterface
public interface ErrorMapping {

    /** Empty where this mapping does not know the exception. */
    Optional<Refused> map(Throwable error);
}
