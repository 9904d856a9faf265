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
 * @param meta    further facts that help, empty where there are none; {@code retry_after} (seconds) also becomes the header
 * @param members what existing clients expect directly in the entry, such as {@code participant_id_changes} in a 410
 */
public record ApiError(String title, String detail, String code, @Nullable String pointer, Map<String, Object> meta,
                       Map<String, Object> members) {

    public ApiError {
        meta = Map.copyOf(meta);
        members = Map.copyOf(members);
    }

    public ApiError(String title, String detail, String code, @Nullable String pointer, Map<String, Object> meta) {
        this(title, detail, code, pointer, meta, Map.of());
    }

    /** An error about one attribute of {@code data.attributes}. */
    public static ApiError attribute(String attribute, String code, String detail) {
        return new ApiError(attribute, detail, code, "/data/attributes/" + attribute, Map.of());
    }

    /** An error about one field of a plain body, as the operator API has them. */
    public static ApiError field(String pointer, String code, String detail) {
        return new ApiError(pointer.substring(pointer.lastIndexOf('/') + 1), detail, code, pointer, Map.of());
    }

    /** An error about something else, with the title the public systems use. */
    public static ApiError of(String title, String code, String detail) {
        return new ApiError(title, detail, code, null, Map.of());
    }

    public ApiError with(Map<String, Object> facts) {
        return new ApiError(title, detail, code, pointer, facts, members);
    }

    public ApiError alongside(Map<String, Object> extra) {
        return new ApiError(title, detail, code, pointer, meta, extra);
    }
}
