package milepost.local;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/** What the words after {@code ./run} mean; the script itself answers {@code --help} and heeds {@code --no-build}. */
sealed interface CommandLine {

    record Start(SuiteOptions options, boolean train) implements CommandLine {}

    record Train() implements CommandLine {}

    record Wrong(String sentence) implements CommandLine {}

    static CommandLine parse(List<String> words, Path repository) {
        SuiteOptions options = SuiteOptions.defaults(repository);
        boolean train = true;
        Iterator<String> rest = words.iterator();
        while (rest.hasNext()) {
            String word = rest.next();
            switch (word) {
                case "--fresh" -> options = options.withFreshData();
                case "--no-seed" -> options = options.withoutSeed();
                case "--no-build" -> { }
                case "--no-train" -> train = false;
                case "--train" -> {
                    return new Train();
                }
                case "--port-base", "--data" -> {
                    if (!rest.hasNext()) {
                        return new Wrong(word + " needs a value; ./run --help explains it.");
                    }
                    String value = rest.next();
                    if (word.equals("--data")) {
                        options = options.withData(Path.of(value));
                    } else if (value.matches("\\d{4,5}") && Integer.parseInt(value) >= 1024 && Integer.parseInt(value) <= 65_000) {
                        options = options.withPortBase(Integer.parseInt(value));
                    } else {
                        return new Wrong("--port-base " + value + " is not a port between 1024 and 65000.");
                    }
                }
                default -> {
                    return new Wrong("./run does not know " + word + "; ./run --help lists what it knows.");
                }
            }
        }
        return new Start(options, train);
    }
}
