package milepost.applications.application;

import milepost.applications.domain.Application;
import milepost.applications.domain.Person;

/** Renders what a provider sees of an application. */
public interface Documents {

    /** The number of the present shape; a stored document of a lower one is rendered again. */
    int shape();

    Rendered render(Application application, Person person);

    /** A document and its fingerprint. */
    record Rendered(byte[] body, String etag) {
    }
}
