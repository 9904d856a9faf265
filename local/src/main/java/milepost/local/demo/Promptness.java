package milepost.local.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The last act: nothing else goes on, people start one after another, and a watch is held to each. It shows figures and judges none. */
final class Promptness {

    static final int PEOPLE = 20;

    /** What is promised of the median when the suite is idle. */
    private static final Duration PROMISED = Duration.ofMillis(100);

    private static final int A_LINE = 5;
    private static final Patience LONGEST = new Patience(Duration.ofSeconds(60), Duration.ofMillis(20));
    private static final Patience WATCHING = new Patience(Duration.ofSeconds(60), Duration.ofMillis(3));
    private static final Duration A_BREATH = Duration.ofMillis(500);

    private final Voice voice;
    private final Scene scene;
    private final Provider provider;
    private final Finance finance;

    Promptness(Voice voice, Scene scene, Finance finance) {
        this.voice = voice;
        this.scene = scene;
        this.provider = new Provider(scene);
        this.finance = finance;
    }

    void play() {
        var trainees = IntStream.range(0, PEOPLE).mapToObj(number -> Trainee.number(number, scene.provider())).toList();
        var accepted = voice.step("            %d participants are accepted and enrolled beforehand".formatted(PEOPLE), () -> {
            var people = Crowd.each(Crowd.each(trainees, finance::application), provider::accept);
            LONGEST.until("all participants are enrolled", () -> Optional.of(provider.active()).filter(count -> count == PEOPLE));
            return people;
        });
        voice.aside("Nothing else goes on now. They start one after another; each time the watch runs from the answer to the declaration");
        voice.aside("until the provider reads that it is eligible and on the November statement.");
        tell(Times.of(watch(accepted)));
        LONGEST.until("all of them are on the statement, with the figures worked out by hand",
                () -> finance.statement(scene.first(), "open", Figures.paying(PEOPLE, Trainee.targetedAmong(PEOPLE))));
        new Reconciliation(voice, finance).holds();
    }

    private List<Duration> watch(List<Provider.Accepted> accepted) {
        var times = new ArrayList<Duration>();
        for (var person : accepted) {
            Patience.rest(A_BREATH);
            var declaration = provider.declareStarted(person);
            var answered = System.nanoTime();
            WATCHING.until("the declaration is eligible", () -> Optional.of(provider.declaration(declaration))
                    .filter(found -> found.path("state").asString().equals("eligible") && found.path("statement_id").asString("").equals(scene.first())));
            times.add(Duration.ofNanos(System.nanoTime() - answered));
            if (times.size() % A_LINE == 0) {
                voice.aside("declarations %2d to %2d: eligible after %s ms".formatted(times.size() - A_LINE + 1, times.size(),
                        times.subList(times.size() - A_LINE, times.size()).stream().map(time -> "%3d".formatted(time.toMillis()))
                                .collect(Collectors.joining(", "))));
            }
        }
        return times;
    }

    private void tell(Times times) {
        voice.took(times.median(), "            at the median from declared to eligible; nine of ten within %d ms, the slowest after %d ms"
                .formatted(times.nineOfTen().toMillis(), times.slowest().toMillis()));
        voice.aside(times.median().compareTo(PROMISED) <= 0
                ? "Milepost promises %d ms at the median when idle.".formatted(PROMISED.toMillis())
                : "That is more than the %d ms that Milepost promises at the median when idle. If this machine was busy otherwise, play it again."
                        .formatted(PROMISED.toMillis()));
    }
}
