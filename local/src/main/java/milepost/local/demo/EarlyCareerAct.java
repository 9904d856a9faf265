package milepost.local.demo;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** An early career teacher and the mentor: both start, the mentor completes, and a statement of the framework pays for each. */
final class EarlyCareerAct {

    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final Voice voice;
    private final FinanceEvents events;
    private final Scene scene;
    private final Provider provider;
    private final Finance finance;
    private final Patience patience = new Patience(LONGEST, Duration.ofMillis(20));
    private final Stage stage;

    EarlyCareerAct(Voice voice, FinanceEvents events, Scene scene, Finance finance) {
        this.voice = voice;
        this.events = events;
        this.scene = scene;
        this.provider = new Provider(scene);
        this.finance = finance;
        this.stage = new Stage(voice, events, scene, provider, finance, patience);
    }

    void play() {
        events.follow(scene.first(), "November 2024");
        events.follow(scene.second(), "July 2026");
        var mentor = train("a mentor is", 0, Scene.MENTORING, Optional.empty());
        var teacher = train("an early career teacher with this mentor is", 1, Scene.INDUCTION, Optional.of(mentor));
        start(List.of(mentor, teacher));
        complete(mentor);
        stage.settle();
    }

    private Provider.EarlyCareer train(String who, int number, String course, Optional<Provider.EarlyCareer> mentor) {
        return voice.step(Calendar.EARLY_CAREER_BEGAN + "  " + who + " in training from today, says the registration service",
                () -> finance.training(Trainee.number(number, scene.provider()), course, mentor));
    }

    private void start(List<Provider.EarlyCareer> trainees) {
        var declarations = voice.step(Calendar.DECLARED + "  the provider declares of both: training started on " + Calendar.STARTED, () -> trainees.stream()
                .map(trainee -> provider.declare(trainee, "started", Calendar.STARTED, Calendar.DECLARED)).toList());
        stage.spread("eligible: on the November statement of the framework", declarations, "eligible", "statement_id", scene.first());
        pay(scene.first(), declarations, Figures.payingEarlyCareers(2, 1), Calendar.FIRST_CUT_OFF, Calendar.FIRST_PAYMENT);
        var ofTeacher = provider.declaration(declarations.getLast());
        Stage.require(ofTeacher.path("uplift_paid").asBoolean(false), "The uplift of the teacher's start is not shown as paid: " + ofTeacher);
        voice.aside("The teacher's school is in a sparsely populated place: the start earned an uplift, and the declaration says so.");
    }

    private void complete(Provider.EarlyCareer mentor) {
        var declarations = List.of(voice.step(Calendar.COMPLETION_DECLARED + "  the provider declares: the mentor completed on " + Calendar.COMPLETED,
                () -> provider.declare(mentor, "completed", Calendar.COMPLETED, Calendar.COMPLETION_DECLARED)));
        voice.step("            the mentor's training record says when the funding ended", () -> patience.until("the funding of the mentor ends",
                () -> Optional.of(provider.training(mentor))
                        .filter(training -> training.path("mentor_funding_end_date").asString("").equals(Calendar.COMPLETED.toString()))));
        stage.spread("eligible: on the July statement", declarations, "eligible", "statement_id", scene.second());
        pay(scene.second(), declarations, Figures.payingEarlyCareers(1, 0), Calendar.COMPLETION_CUT_OFF, Calendar.COMPLETION_PAYMENT);
    }

    private void pay(String statement, List<String> declarations, Figures figures, LocalDate cutOff, LocalDate payment) {
        stage.show("The statement before the deadline", statement, "open", figures);
        voice.step(cutOff + "  the deadline has passed: cut-off", () -> Stage.done(() -> finance.cutOff(cutOff, statement)));
        voice.step(payment + "  DfE finance authorises the payment", () -> Stage.done(() -> finance.pay(statement, payment)));
        stage.spread("paid", declarations, "paid", "statement_id", statement);
        stage.show("The statement afterwards", statement, "paid", figures);
    }
}
