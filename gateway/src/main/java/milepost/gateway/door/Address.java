package milepost.gateway.door;

/** Which addresses exist at the front door, judged on the raw path, before anyone decodes or normalises it. */
final class Address {

    private Address() {
    }

    /** Whether this is an API at all; nothing else of the suite, internal routes and management included, has an address here. */
    static boolean isApi(String path) {
        return path.startsWith("/api/") || path.startsWith("/operator/");
    }

    /** Whether anybody may read here, without a token: the API's own description. */
    static boolean isPublic(String path) {
        return path.startsWith("/api/docs/");
    }

    /**
     * Whether every segment is spelt with unreserved characters and means itself. None of our addresses needs more, and whatever
     * could read differently behind us (encoded slashes and dots, {@code ..}, {@code ;parameters}, empty segments) does not get there.
     */
    static boolean isPlain(String path) {
        int segment = 0;
        boolean onlyDots = true;
        for (int i = 1; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c == '/') {
                if (segment == 0 || onlyDots) {
                    return false;
                }
                segment = 0;
                onlyDots = true;
            } else if (isUnreserved(c)) {
                segment++;
                onlyDots &= c == '.';
            } else {
                return false;
            }
        }
        return segment > 0 && !onlyDots;
    }

    private static boolean isUnreserved(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '.' || c == '_' || c == '~';
    }
}
