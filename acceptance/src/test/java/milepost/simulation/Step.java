package milepost.simulation;

import java.time.Duration;
import java.util.Locale;
import milepost.applications.domain.TrainingStatus;
import milepost.participants.domain.ecf.EcfAction;
import milepost.participants.domain.training.ProviderAction;

/**
 * One thing that happens. Numbers that point at something are taken modulo of what there is when the step comes, so that a script
 * still makes sense when steps before it are left out; where there is nothing to point at, nothing happens.
 */
sealed interface Step {

    /** What people and their systems ask for. */
    sealed interface Command extends Step {
    }

    /** What happens without anybody asking: progress, time, and faults. */
    sealed interface Event extends Step {
    }

    enum Verdict { ELIGIBLE, NOT_ELIGIBLE, UNCONFIRMED }

    /** A teacher applies; of ten persons some share a verified TRN with nobody else, and apply again elsewhere. */
    record Apply(int person, int provider, int course, Verdict verdict) implements Command {
    }

    record Accept(int application) implements Command {
    }

    record Reject(int application) implements Command {
    }

    record DecideFunding(int application, Verdict verdict) implements Command {
    }

    /** An operator says that a person's TRN is verified, and which it is: two persons may turn out to be one. */
    record VerifyTrn(int person, int trn) implements Command {
    }

    /** A provider defers, resumes or withdraws somebody, or moves them to the schedule of a season. */
    record Train(int application, ProviderAction action, int season) implements Command {
    }

    /** An operator takes an acceptance, or a rejection, back. */
    record Revert(int application) implements Command {
    }

    /** An operator gives an application, and with it the training, to another provider. */
    record MoveToProvider(int application, int provider) implements Command {
    }

    /** An operator moves an application, and with it the training, to another cohort. */
    record MoveToCohort(int application, int cohort) implements Command {
    }

    /** An operator says whether somebody trains, and reinstates people that way. */
    record SetStatus(int application, TrainingStatus status) implements Command {
    }

    /** A provider gives somebody a funded place, or takes it away. */
    record ChangePlace(int application, boolean funded) implements Command {
    }

    /** An operator finds that two ids are one person. */
    record Merge(int retired, int survivor) implements Command {
    }

    /** A provider reports how a course ended. */
    record Report(int application, boolean passed, int daysAgo) implements Command {
    }

    /** A provider withdraws, defers or resumes a teacher or mentor. */
    record TrainTeacher(int trainingRecord, EcfAction action) implements Command {
    }

    /** Registration says who mentors a teacher. */
    record NameMentor(int trainingRecord, int person) implements Command {
    }

    /** Registration hands in somebody's training in the ECF, or news of it. */
    record HandIn(int person, int provider, boolean mentor, int days) implements Command {
    }

    /** Registration says whether somebody in the ECF is paid for. */
    record Inform(int trainingRecord, Verdict verdict) implements Command {
    }

    /** @param days how long after today another provider takes over; less than nothing is before */
    record Transfer(int trainingRecord, int provider, int days) implements Command {
    }

    /** @param daysAgo how long before today the milestone was passed */
    record Declare(int application, int type, int daysAgo) implements Command {
    }

    /**
     * A provider declares for a teacher or a mentor that it trains, or did.
     *
     * @param provider which of those on the record, the one who trains last first
     */
    record DeclareTeacher(int trainingRecord, int provider, int type, int daysAgo) implements Command {
    }

    /** The same request once more, as a client does that got no answer. */
    record DeclareAgain(int declaration) implements Command {
    }

    record VoidByProvider(int declaration) implements Command {
    }

    record VoidByFinance(int declaration) implements Command {
    }

    /** Some provider asks for some declaration, its own or not. */
    record Look(int provider, int declaration) implements Command {
    }

    record ChangePrice(int contract, int pence) implements Command {
    }

    /** What was agreed about teachers or mentors changes: what they are worth, and how many places are paid. */
    record ChangeEcfPrice(int contract, int pence) implements Command {
    }

    /** Finance moves a line, or all that stand beside it, to another open statement of the same kind. */
    record MoveLines(int line, int statement) implements Command {
    }

    record Adjust(int statement, int pence) implements Command {
    }

    /** Finance asks for the cut-off of whatever is due today. */
    record CutOff() implements Command {
    }

    record Authorise(int statement) implements Command {
    }

    record MoveDeadline(int statement, int days) implements Command {
    }

    record Relay(Service service, int replica) implements Event {
    }

    record Consume(Service service, int topic) implements Event {
    }

    record Sweep(Service service) implements Event {
    }

    /** A turn of the work that nobody waits for: the nightly cut-off, telling lines, placing what waited, forecasts, what turns with the day. */
    record Backstage() implements Event {
    }

    record Pass(Duration time) implements Event {
    }

    /** Time passes until the next day on which declarations can still be made for some open statement, and never again. */
    record PassToDeadline() implements Event {
    }

    /** The process dies at the so-manieth commit from now, before or after it; 0 is now. */
    record Crash(Service service, int commits, boolean afterwards) implements Event {
    }

    /** The database refuses the so-manieth commit from now. */
    record RefuseCommit(Service service, int commits) implements Event {
    }

    /** A relay stalls between reading and sending, long enough for the other one to take over. */
    record Stall(Service service, int replica) implements Event {
    }

    record StopBroker() implements Event {
    }

    record StartBroker() implements Event {
    }

    record Unreachable(Service service) implements Event {
    }

    record Reachable(Service service) implements Event {
    }

    /** The consumer comes back with the offsets it had some time ago. */
    record Redeliver(Service service, int topic) implements Event {
    }

    record Compact() implements Event {
    }

    /** Somebody appends a record that nobody can apply. */
    record Poison(int topic, int kind) implements Event {
    }

    /** A service drops its copies of what others own and reads every topic from the beginning. */
    record Rebuild(Service service) implements Event {
    }

    /** The database of a service is copied, as it is every night. */
    record BackUp(Service service) implements Event {
    }

    /** A service goes back to the last copy of its database; what its outbox had not sent by now is gone. */
    record Restore(Service service) implements Event {
    }

    /** The four services. */
    enum Service {
        APPLICATIONS, PARTICIPANTS, DECLARATIONS, STATEMENTS;

        String process() {
            return name().toLowerCase(Locale.ROOT) + "-service";
        }

        static Service of(String process) {
            return valueOf(process.substring(0, process.indexOf('-')).toUpperCase(Locale.ROOT));
        }
    }
}
