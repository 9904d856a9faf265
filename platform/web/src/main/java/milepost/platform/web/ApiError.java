package milepost.platform.web;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the {@code errors} list (decision A5).
 *
 * @param title   the bare attribute name, as existing clients expect
 * @param detail  one sentence in our own words
 * @param code    stable and documented, such as {@code declaration_date_in_future}
 * @param pointer JSON pointer into the request body, where one attribute is at fault
 * @param meta    further facts that help, empty where there are none
 */
public record ApiError(String title, String detail, String code, @Nullable String pointer, Map<String, Object> meta) {

    public ApiError {
        meta = Map.copyOf(meta);
    }

    /** An error about one attribute of {@code data.attributes}. */
    public static ApiError attribute(String attribute, String code, String detail) {
        return new ApiError(attribute, detail, code, "/data/attributes/" + attribute, Map.of());
    }

    /** An error about something else, with the title the public systems use. */
    public static ApiError of(String title, String code, String detail) {
        return new ApiError(title, detail, code, null, Map.of());
    }

    public ApiError with(Map<String, Object> facts) {
        return new ApiError(title, detail, code, pointer, facts);
    }
}
