package milepost.local.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Loads the sandbox data once, through the front door; interrupted, it goes on the next time. */
public final class Sandbox {

    private final URI gateway;
    private final String operator;
    private final Path directory;
    private final Consumer<String> say;

    public Sandbox(URI gateway, String operatorToken, Path directory, Consumer<String> say) {
        this.gateway = gateway;
        this.operator = operatorToken;
        this.directory = directory;
        this.say = say;
    }

    /** The providers with their tokens, put in first when they are not there: with them the suite is of use. */
    public List<Provider> providers() {
        Providers providers = new Providers(directory);
        if (isLoaded()) {
            return providers.kept();
        }
        Api api = new Api(gateway);
        World world = World.read();
        try (Ledger ledger = Ledger.in(directory); Steps steps = new Steps(api, ledger, say)) {
            new Catalogue(world, steps, operator).putProvidersAndCohorts();
            return providers.withTokens(world, api, operator);
        } catch (SandboxFailed e) {
            say.accept("sandbox: the providers could not be put in (" + e.getMessage() + "); the next ./run tries again.");
            return providers.kept();
        }
    }

    /** Whether everything is in. */
    public boolean isLoaded() {
        return Files.exists(directory.resolve("loaded"));
    }

    /** Puts in all the rest, once. A failure is one sentence, and the suite stays of use. */
    public void load() {
        if (isLoaded()) {
            return;
        }
        say.accept("sandbox: the data goes in now; the suite can be used meanwhile");
        Instant begin = Instant.now();
        Api api = new Api(gateway);
        try (Ledger ledger = Ledger.in(directory); Steps steps = new Steps(api, ledger, say)) {
            load(api, steps);
            Files.write(directory.resolve("refused.txt"), steps.refusals());
            if (!steps.refusals().isEmpty()) {
                say.accept("sandbox: " + steps.refusals().size() + " steps were refused; " + directory.resolve("refused.txt") + " lists them");
            }
            Files.writeString(directory.resolve("loaded"), "");
            say.accept("sandbox: complete, with %,d applications and %d training records, after %d s".formatted(Trainees.COUNT,
                    EarlyCareers.MENTORS + EarlyCareers.TEACHERS, Duration.between(begin, Instant.now()).toSeconds()));
        } catch (SandboxFailed e) {
            say.accept("sandbox: loading stopped (" + e.getMessage() + "); the next ./run goes on with it.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void load(Api api, Steps steps) {
        World world = World.read();
        Catalogue catalogue = new Catalogue(world, steps, operator);
        List<Provider> providers = new Providers(directory).kept();
        List<Trainee> trainees = Trainees.of(world);
        EarlyCareers early = EarlyCareers.of(world, trainees);
        List<EarlyCareerMilestones.Milestone> milestones = EarlyCareerMilestones.of(world, early);
        steps.plan(catalogue.size() + Stories.importing(trainees) + trainees.stream().mapToInt(each -> each.story().size()).sum() + early.size() + milestones.size());
        catalogue.putWhatHangsOnThem();
        catalogue.agreeAndOpenStatements();
        Stories stories = new Stories(world, steps, operator, providers);
        stories.apply(trainees);
        EarlyCareerStories earlyStories = new EarlyCareerStories(world, steps, operator, providers);
        earlyStories.play(early);
        steps.together("the years of each provider", IntStream.range(0, providers.size()).mapToObj(provider -> new Years(steps, operator,
                providers.get(provider).id(), stories, earlyStories, new Declarations(api, providers.get(provider), trainees),
                new Statements(api, providers.get(provider)), trainees.stream().filter(each -> each.provider() == provider).toList(),
                milestones.stream().filter(each -> each.of().provider() == provider).toList())).toList(), Years::pass);
    }
}
