package milepost.local.demo;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** One performance: so many people apply, train, are paid for, and some of it is taken back. */
final class Act {

    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final Voice voice;
    private final FinanceEvents events;
    private final Scene scene;
    private final Provider provider;
    private final Finance finance;
    private final int people;
    private final int voided;
    private final Patience patience;

    Act(Voice voice, FinanceEvents events, Scene scene, Finance finance, int people, int voided) {
        this.voice = voice;
        this.events = events;
        this.scene = scene;
        this.provider = new Provider(scene);
        this.finance = finance;
        this.people = people;
        this.voided = voided;
        this.patience = new Patience(LONGEST, Duration.ofMillis(people == 1 ? 20 : 200));
    }

    void play() {
        events.follow(scene.november(), "November 2024");
        events.follow(scene.december(), "December 2024");
        var accepted = enrol();
        var declarations = declare(accepted);
        pay(declarations);
        takeBack(declarations.subList(0, voided));
        settle();
    }

    private List<Provider.Accepted> enrol() {
        var trainees = IntStream.range(0, people).mapToObj(number -> Trainee.number(number, scene.provider())).toList();
        var applications = voice.step(Calendar.APPLIED + "  " + many("application arrives", "applications arrive") + " from the registration service",
                () -> Crowd.each(trainees, finance::application));
        var accepted = voice.step(Calendar.ACCEPTED + "  the provider accepts " + (people == 1 ? "it, with" : "all of them, each with") + " a funded place",
                () -> Crowd.each(applications, provider::accept));
        if (people == 1) {
            var enrolment = voice.step("            the participant is enrolled, without any waiting", () -> provider.enrolment(accepted.getFirst()));
            require(enrolment.path("training_status").asString().equals("active"), "The new participant is not in active training: " + enrolment);
        } else {
            voice.step("            all participants are enrolled", () -> patience.until("all participants are enrolled",
                    () -> Optional.of(provider.active()).filter(count -> count == people)));
        }
        return accepted;
    }

    private List<String> declare(List<Provider.Accepted> accepted) {
        var declarations = voice.step(Calendar.DECLARED + "  the provider declares: training started on " + Calendar.STARTED
                + (people == 1 ? "" : " (" + people + " declarations)"), () -> Crowd.each(accepted, provider::declareStarted));
        spread("eligible: on the November statement, to be paid with it", declarations, "eligible", "statement_id", scene.november());
        return declarations;
    }

    private void pay(List<String> declarations) {
        var figures = Figures.paying(people, Trainee.targetedAmong(people));
        show("The statement before the deadline", scene.november(), "open", figures);
        voice.step(Calendar.FIRST_CUT_OFF + "  the deadline has passed: cut-off", () -> done(() -> finance.cutOff(Calendar.FIRST_CUT_OFF, scene.november())));
        spread("payable: nothing changes on this statement any more", declarations, "payable", "statement_id", scene.november());
        voice.step(Calendar.FIRST_PAYMENT + "  DfE finance authorises the payment", () -> done(() -> finance.pay(scene.november(), Calendar.FIRST_PAYMENT)));
        spread("paid", declarations, "paid", "statement_id", scene.november());
        show("The statement afterwards", scene.november(), "paid", figures);
    }

    private void takeBack(List<String> mistakes) {
        voice.step(Calendar.VOIDED + "  the provider voids " + (voided == 1 ? "its declaration" : voided + " of them") + ": a mistake, but already paid",
                () -> Crowd.each(mistakes, declaration -> done(() -> provider.voidIt(declaration))));
        spread("awaiting clawback: on the December statement, to be deducted", mistakes, "awaiting_clawback", "clawback_statement_id", scene.december());
        var figures = Figures.refunding(voided, Trainee.targetedAmong(voided));
        show("The next statement before its deadline", scene.december(), "open", figures);
        voice.step(Calendar.SECOND_CUT_OFF + "  cut-off of December", () -> done(() -> finance.cutOff(Calendar.SECOND_CUT_OFF, scene.december())));
        voice.step(Calendar.SECOND_PAYMENT + "  DfE finance authorises December", () -> done(() -> finance.pay(scene.december(), Calendar.SECOND_PAYMENT)));
        spread("clawed back: the money has been deducted", mistakes, "clawed_back", "clawback_statement_id", scene.december());
        show("The next statement afterwards", scene.december(), "paid", figures);
    }

    private void settle() {
        for (var statement : List.of(scene.november(), scene.december())) {
            var total = finance.statement(statement).path("totals").path("total").asString();
            require(provider.sumOfLines(statement).toPlainString().equals(total), "The lines the provider sees do not sum to the total " + total + ".");
            patience.until("every finance event of a paid statement came over Kafka (" + FinanceEvents.OF_A_PAID_STATEMENT + ")", () -> events.complete(statement));
        }
        voice.aside("The lines that the provider reads sum to each total, to the penny.");
        new Reconciliation(voice, finance).holds();
    }

    /** Waits until what one service decided is what another one shows. */
    private void spread(String sentence, List<String> declarations, String state, String place, String statement) {
        voice.step("            " + (declarations.size() == 1 ? "the declaration is " : declarations.size() + " declarations are ") + sentence,
                () -> patience.until("every declaration is " + state, () -> provider.all(declarations, state, place, statement)));
    }

    private void show(String title, String statement, String state, Figures figures) {
        JsonNode found;
        try {
            found = patience.until("the statement is " + state + " with the figures worked out by hand", () -> finance.statement(statement, state, figures));
        } catch (Differs differs) {
            throw new Differs(differs.getMessage() + " Expected " + figures.totals() + ", found " + finance.statement(statement).path("totals"), differs);
        }
        voice.statement(title, found, figures);
    }

    private String many(String one, String several) {
        return people == 1 ? "an " + one : people + " " + several;
    }

    private static Set<Object> done(Runnable work) {
        work.run();
        return Set.of();
    }

    private static void require(boolean fact, String otherwise) {
        if (!fact) {
            throw new Differs(otherwise);
        }
    }
}
