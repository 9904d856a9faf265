package milepost.local.demo;

import java.util.List;

/** Somebody in the story. */
record Trainee(String name, String email, boolean targeted) {

    private static final List<String> FIRST = List.of("Robin", "Ashley", "Morgan", "Jamie", "Taylor", "Casey", "Alexis", "Rowan", "Quinn", "Sam");
    private static final List<String> LAST = List.of("Fairweather", "Oakley", "Penhallow", "Marsh", "Thornbury", "Lightfoot", "Ashdown", "Wren",
            "Calloway", "Hartwell", "Brook", "Summers", "Vale", "Winslow", "Yardley", "Pike", "Fenwick", "Garland", "Holt", "Ives");
    private static final int EVERY_FOURTH = 4;

    /** Every fourth works where targeted delivery funding is paid, but not the very first. */
    static Trainee number(int number, String provider) {
        return new Trainee(FIRST.get(number % FIRST.size()) + " " + LAST.get(number / FIRST.size() % LAST.size()),
                "demo-%s-%d@example.org".formatted(provider, number), number % EVERY_FOURTH == EVERY_FOURTH - 1);
    }

    static int targetedAmong(int many) {
        return many / EVERY_FOURTH;
    }
}
