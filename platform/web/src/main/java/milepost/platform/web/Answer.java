package milepost.platform.web;

import java.util.List;

/**
 * What a command answers: kept beside the command's effect under its idempotency key, and replayed byte for byte.
 *
 * @param body   JSON, empty for 204 and for refusals
 * @param errors of a refusal that commits what the command wrote (attempts are kept); empty on success
 */
public record Answer(int status, byte[] body, List<ApiError> errors) {

    private static final byte[] NOTHING = new byte[0];

    public Answer {
        errors = List.copyOf(errors);
        if ((status < 300) != errors.isEmpty()) {
            throw new IllegalArgumentException("errors go with a refusal and with nothing else, status " + status);
        }
    }

    public Answer(int status, byte[] body) {
        this(status, body, List.of());
    }

    public static Answer ok(byte[] body) {
        return new Answer(200, body);
    }

    public static Answer created(byte[] body) {
        return new Answer(201, body);
    }

    public static Answer noContent() {
        return new Answer(204, NOTHING);
    }

    /** Refuses, and yet commits: for refusals that leave a trace, such as a recorded attempt. */
    public static Answer refused(int status, List<ApiError> errors) {
        return new Answer(status, NOTHING, errors);
    }

    boolean isSuccess() {
        return status < 300;
    }
}
