package milepost.platform.web;

import java.util.List;

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
