package milepost.applications.http;

import milepost.applications.application.ListApplications.Part;
import milepost.platform.web.PageRequest;

/** Which part of a list a page is. */
final class Parts {

    private Parts() {
    }

    static Part of(PageRequest page) {
        return switch (page) {
            case PageRequest.ByNumber byNumber -> new Part.Numbered(byNumber.offset(), byNumber.limit());
            case PageRequest.After after -> new Part.After(after.cursor().at(), after.cursor().id(), after.limit());
        };
    }
}
