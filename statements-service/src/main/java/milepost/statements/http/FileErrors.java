package milepost.statements.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import milepost.platform.web.ApiError;
import milepost.platform.web.Refused;

/** Everything that is wrong with uploaded files, line by line (decision E12). The header is line 1. */
final class FileErrors {

    /** Whoever sent other files altogether need not be told of each of their lines. */
    static final int MOST_TOLD = 1_000;

    private final List<ApiError> errors = new ArrayList<>();

    void wrong(String file, long line, String code, String message) {
        if (errors.size() < MOST_TOLD) {
            errors.add(ApiError.of(file, code, message).alongside(Map.of("file", file, "line", line, "message", message)));
        }
    }

    boolean areMany() {
        return errors.size() >= MOST_TOLD;
    }

    void refuse() {
        if (!errors.isEmpty()) {
            throw Refused.unprocessable(errors);
        }
    }
}
