package milepost.local.demo;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** One performance: so many people apply, train, are paid for; for some a wrong date is refused at first, and the payment is taken back in the end. */
final class Act {

    private static final String TOO_EARLY = "declaration_date_before_milestone";
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final Voice voice;
    private final FinanceEvents events;
    private final Scene scene;
    private final Provider provider;
    private final Finance finance;
    private final int people;
    private final int mistakes;
    private final Patience patience;
    private final Stage stage;

    Act(Voice voice, FinanceEvents events, Scene scene, Finance finance, int people, int mistakes) {
        this.voice = voice;
        this.events = events;
        this.scene = scene;
        this.provider = new Provider(scene);
        this.finance = finance;
        this.people = people;
        this.mistakes = mistakes;
        this.patience = new Patience(LONGEST, Duration.ofMillis(people == 1 ? 20 : 200));
        this.stage = new Stage(voice, events, scene, provider, finance, patience);
    }

    void play() {
        events.follow(scene.first(), "November 2024");
        events.follow(scene.second(), "December 2024");
        var accepted = enrol();
        var declarations = declare(accepted);
        pay(declarations);
        takeBack(declarations.subList(0, mistakes));
        stage.settle();
    }

    private List<Provider.Accepted> enrol() {
        var trainees = IntStream.range(0, people).mapToObj(number -> Trainee.number(number, scene.provider())).toList();
        var applications = voice.step(Calendar.APPLIED + "  " + many("application arrives", "applications arrive") + " from the registration service",
                () -> Crowd.each(trainees, finance::application));
        var accepted = voice.step(Calendar.ACCEPTED + "  the provider accepts " + (people == 1 ? "it, with" : "all of them, each with") + " a funded place",
                () -> Crowd.each(applications, provider::accept));
        if (people == 1) {
            var enrolment = voice.step("            the participant is enrolled, without any waiting", () -> provider.enrolment(accepted.getFirst()));
            Stage.require(enrolment.path("training_status").asString().equals("active"), "The new participant is not in active training: " + enrolment);
        } else {
            voice.step("            all participants are enrolled", () -> patience.until("all participants are enrolled",
                    () -> Optional.of(provider.active()).filter(count -> count == people)));
        }
        return accepted;
    }

    private List<String> declare(List<Provider.Accepted> accepted) {
        mistakeTheDate(accepted.subList(0, mistakes));
        var declarations = voice.step(Calendar.DECLARED + "  the provider declares: training started on " + Calendar.STARTED
                + (people == 1 ? "" : " (" + people + " declarations)"), () -> Crowd.each(accepted, provider::declareStarted));
        stage.spread("eligible: on the November statement, to be paid with it", declarations, "eligible", "statement_id", scene.first());
        return declarations;
    }

    private void mistakeTheDate(List<Provider.Accepted> accepted) {
        var refusals = voice.step(Calendar.DECLARED + "  the provider mistakes the date" + (people == 1 ? "" : " of " + mistakes)
                + ": training started on " + Calendar.TOO_EARLY, () -> Crowd.each(accepted, provider::declareTooEarly));
        refusals.forEach(refusal -> Stage.require(refusal.path("code").asString().equals(TOO_EARLY),
                "A start before the course begins is refused for another reason: " + refusal));
        voice.refusal(refusals.getFirst());
        voice.aside("The course begins on " + Calendar.COURSE_BEGINS + ". Nothing is going to be paid for what is refused; the provider looks again.");
    }

    private void pay(List<String> declarations) {
        var figures = Figures.paying(people, Trainee.targetedAmong(people));
        stage.show("The statement before the deadline", scene.first(), "open", figures);
        voice.step(Calendar.FIRST_CUT_OFF + "  the deadline has passed: cut-off", () -> Stage.done(() -> finance.cutOff(Calendar.FIRST_CUT_OFF, scene.first())));
        stage.spread("payable: nothing changes on this statement any more", declarations, "payable", "statement_id", scene.first());
        voice.step(Calendar.FIRST_PAYMENT + "  DfE finance authorises the payment", () -> Stage.done(() -> finance.pay(scene.first(), Calendar.FIRST_PAYMENT)));
        stage.spread("paid", declarations, "paid", "statement_id", scene.first());
        stage.show("The statement afterwards", scene.first(), "paid", figures);
    }

    private void takeBack(List<String> declarations) {
        voice.step(Calendar.VOIDED + "  the provider voids " + (mistakes == 1 ? "its declaration" : mistakes + " of them") + ": a mistake, but already paid",
                () -> Crowd.each(declarations, declaration -> Stage.done(() -> provider.voidIt(declaration))));
        stage.spread("awaiting clawback: on the December statement, to be deducted", declarations, "awaiting_clawback", "clawback_statement_id", scene.second());
        var figures = Figures.refunding(mistakes, Trainee.targetedAmong(mistakes));
        stage.show("The next statement before its deadline", scene.second(), "open", figures);
        voice.step(Calendar.SECOND_CUT_OFF + "  cut-off of December", () -> Stage.done(() -> finance.cutOff(Calendar.SECOND_CUT_OFF, scene.second())));
        voice.step(Calendar.SECOND_PAYMENT + "  DfE finance authorises December", () -> Stage.done(() -> finance.pay(scene.second(), Calendar.SECOND_PAYMENT)));
        stage.spread("clawed back: the money has been deducted", declarations, "clawed_back", "clawback_statement_id", scene.second());
        stage.show("The next statement afterwards", scene.second(), "paid", figures);
    }

    private String many(String one, String several) {
        return people == 1 ? "an " + one : people + " " + several;
    }
}
