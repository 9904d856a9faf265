package milepost.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import milepost.local.Suite;
import milepost.local.Unusable;

/** {@code ./chaos}: a suite of its own, what goes wrong with it as it happens, and a report. */
final class ChaosAtTheConsole {

    private ChaosAtTheConsole() {}

    /** Arguments as {@code ./chaos --help} lists them; the repository is where the script says, in {@code milepost.repository}. */
    public static void main(String[] words) {
        Path repository = Path.of(System.getProperty("milepost.repository", ".")).toAbsolutePath().normalize();
        int code = switch (Options.parse(List.of(words), repository)) {
            case Options.Wrong(String sentence) -> fail(sentence);
            case Options.Go go -> run(go);
        };
        System.exit(code);
    }

    private static int run(Options.Go go) {
        System.out.printf("Seed %d: up to %d faults. Everything happens in a suite of its own, in %s.%n",
                go.plan().seed(), go.plan().faults().size() + go.plan().finale().size(), go.suite().data());
        try (Suite suite = Suite.start(go.suite(), System.out::println)) {
            Report report = Chaos.run(suite, go.plan(), System.out::println);
            Path file = go.reports().resolve("report.md");
            Files.writeString(file, report.text() + "\n");
            System.out.printf("%n%s%n%nThe same is in %s.%n", report.text(), file);
            return report.isClean() ? 0 : 1;
        } catch (Unusable | IllegalStateException e) {
            return fail(e.getMessage() + (e.getCause() == null ? "" : " (" + e.getCause().getMessage() + ")"));
        } catch (IOException e) {
            return fail("The report cannot be written: " + e.getMessage());
        }
    }

    private static int fail(String sentence) {
        System.err.println(sentence);
        return 2;
    }
}
