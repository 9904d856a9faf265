package milepost.platform.web;

/**
 * What a command answers: kept beside the command's effect under its idempotency key, and replayed byte for byte.
 *
 * @param body JSON, empty for 204
 */
public record Answer(int status, byte[] body) {

    public static Answer ok(byte[] body) {
        return new Answer(200, body);
    }

    public static Answer created(byte[] body) {
        return new Answer(201, body);
    }

    public static Answer noContent() {
        return new Answer(204, new byte[0]);
    }

    boolean isSuccess() {
        return status < 300;
    }
}
