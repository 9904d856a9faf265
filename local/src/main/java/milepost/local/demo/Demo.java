package milepost.local.demo;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * Plays the story against the suite that {@code ./run} started: once for one participant, once for two hundred, once in the early career
 * framework; then holds a watch to it.
 */
public final class Demo {

    private static final int AS_TOLD = 0;
    private static final int DIFFERS = 1;
    private static final int NOTHING_RUNS = 2;

    private static final int A_BATCH = 200;
    private static final int MISTAKES_IN_A_BATCH = 20;

    private Demo() {
    }

    public static void main(String[] arguments) {
        var directory = Path.of(arguments.length > 0 ? arguments[0] : ".milepost");
        System.exit(play(directory, new Voice(System.out)));
    }

    /** The same for whoever wants it played and not told. */
    public static void play(Path directory, PrintStream out) {
        play(directory, new Voice(out));
    }

    static int play(Path directory, Voice voice) {
        try {
            var suite = RunningSuite.in(directory);
            var operator = new Api(suite.gateway(), suite.operatorToken());
            operator.get("/operator/v1/worklist");
            introduce(suite, voice);
            try (var events = new FinanceEvents(suite.kafka(), voice)) {
                act(suite, operator, voice, events, "Act one: one participant", 1, 1);
                act(suite, operator, voice, events, "Act two: %d participants at once".formatted(A_BATCH), A_BATCH, MISTAKES_IN_A_BATCH);
                earlyCareers(suite, operator, voice, events);
                watch(suite, operator, voice);
            }
            voice.say("\nEverything was as it should be.");
            return AS_TOLD;
        } catch (NotRunning notRunning) {
            voice.say(notRunning.getMessage());
            return NOTHING_RUNS;
        } catch (Differs differs) {
            voice.say("\nSomething differs: " + differs.getMessage());
            return DIFFERS;
        }
    }

    private static void introduce(RunningSuite suite, Voice voice) {
        voice.title("Milepost: from an application to a payment, and back");
        voice.say("""
                England pays lead providers for training teachers. People apply for a course; the provider accepts them and, when there is evidence,
                declares that they started. A declaration that cannot be right is refused at once; any other goes on a monthly statement. At the
                deadline the statement is closed, and DfE finance authorises its payment. A declaration that turns out to be wrong after it was
                paid is taken back on the next statement.
                Each of these steps belongs to another service; they tell each other over Kafka. All dates are played on the sandbox's own clock.
                The suite is at %s. The first column says how long each step took, waiting included.""".formatted(suite.gateway()));
    }

    private static void act(RunningSuite suite, Api operator, Voice voice, FinanceEvents events, String title, int people, int mistakes) {
        var scene = scene(voice, title, () -> Scene.ofHeadteachers(suite, operator));
        voice.aside("%s trains headteachers. A start is worth %s, the service fee is %s a month%s.".formatted(scene.name(),
                Voice.pounds(Figures.A_START), Voice.pounds(Figures.SERVICE_FEE),
                people == 1 ? "" : ", and every fourth start earns another " + Voice.pounds(Figures.TARGETED)));
        new Act(voice, events, scene, new Finance(operator, scene), people, mistakes).play();
    }

    private static void earlyCareers(RunningSuite suite, Api operator, Voice voice, FinanceEvents events) {
        var scene = scene(voice, "Act three: an early career teacher and a mentor", () -> Scene.ofEarlyCareers(suite, operator));
        voice.aside("%s trains early career teachers and their mentors. A start or a completion is worth %s, an uplift %s, the service fee is %s a month.".formatted(
                scene.name(), Voice.pounds(Figures.AN_EARLY_START), Voice.pounds(Figures.UPLIFT), Voice.pounds(Figures.SERVICE_FEE)));
        new EarlyCareerAct(voice, events, scene, new Finance(operator, scene)).play();
    }

    private static void watch(RunningSuite suite, Api operator, Voice voice) {
        var scene = scene(voice, "Act four: how long until a start is eligible for payment", () -> Scene.ofHeadteachers(suite, operator));
        new Promptness(voice, scene, new Finance(operator, scene)).play();
    }

    private static Scene scene(Voice voice, String title, Supplier<Scene> set) {
        voice.title(title);
        return voice.step("            a new provider, its contract and two open statements", set);
    }
}
