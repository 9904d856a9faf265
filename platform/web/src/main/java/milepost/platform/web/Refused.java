package milepost.platform.web;

import java.util.List;
import java.util.Map;

/**
 * A request that is answered with errors, raised by parsing and by the command runner; business refusals of a use case are
 * return values and become one of these only in a service's {@code Problems}.
 */
public final class Refused extends RuntimeException {

    private final int status;
    private final List<ApiError> errors;

    public Refused(int status, List<ApiError> errors) {
        super(null, null, false, false);
        this.status = status;
        this.errors = List.copyOf(errors);
    }

    public Refused(int status, ApiError error) {
        this(status, List.of(error));
    }

    /** Unknown, or not the caller's: nobody can tell which, the body is always this one. */
    public static Refused notFound() {
        return new Refused(404, ApiError.of("Resource not found", "not_found",
                "Nothing that you may see is at this address."));
    }

    public static Refused unauthorised() {
        return new Refused(401, ApiError.of("Access denied", "unauthorised",
                "The request carries no valid access token for this API."));
    }

    /** What the token may not do. */
    public static Refused forbidden(String code, String detail) {
        return new Refused(403, ApiError.of("Forbidden", code, detail));
    }

    /** A request whose shape is wrong, whatever it meant. */
    public static Refused badRequest(String code, String detail) {
        return new Refused(400, ApiError.of("Bad request", code, detail));
    }

    public static Refused unprocessable(List<ApiError> errors) {
        return new Refused(422, errors);
    }

    /** Something we need is away; the same request may succeed in a second. */
    public static Refused unavailable(String detail) {
        return new Refused(503, ApiError.of("Service unavailable", "temporarily_unavailable", detail)
                .with(Map.of("retry_after", 1)));
    }

    public int status() {
        return status;
    }

    public List<ApiError> errors() {
        return errors;
    }

    @Override
    public String getMessage() {
        return status + " " + errors.stream().map(ApiError::code).toList();
    }
}
