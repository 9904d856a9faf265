package milepost.declarations.domain;

import static milepost.declarations.Examples.ASTER;
import static milepost.declarations.Examples.BIRCH;
import static milepost.declarations.Examples.FIRST_DAY;
import static milepost.declarations.Examples.NOW;
import static milepost.declarations.Examples.SEPTEMBER;
import static milepost.declarations.Examples.period;
import static milepost.declarations.Examples.submitted;
import static milepost.declarations.Examples.training;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import milepost.declarations.domain.DeclarationCommand.Recovery;
import milepost.declarations.domain.Surroundings.Told;
import milepost.platform.testkit.Generators;
import milepost.platform.testkit.Seeds;
import org.junit.jupiter.api.Test;

/** Whatever happens, in whatever order: what must hold for every declaration holds. */
class RandomHistoriesTest {

    private static final List<Line.StatementState> STATES = List.of(Line.StatementState.values());

    @Test
    void commandsNeverBreakWhatMustHold() {
        Seeds.forEach("commands", 20_000, random -> {
            List<Declaration> slotHolders = new ArrayList<>();
            Declaration declaration = submitted();
            boolean gaveUpSlot = false;
            for (int i = 0; i < 25; i++) {
                Declaration before = declaration;
                if (LifeCycle.decide(before.state(), command(random)) instanceof Decision.Moved(var next)) {
                    declaration = before.moveTo(next, NOW.plusSeconds(i));
                }
                gaveUpSlot |= !declaration.holdsSlot();

                assertThat(declaration.holdsSlot() && gaveUpSlot).as("a slot given up is never taken back").isFalse();
                assertThat(declaration.liveUntil() == null).isEqualTo(declaration.state().isLive());
                assertThat(wasPaid(before) && !wasPaid(declaration)).as("what was paid stays paid or is recovered").isFalse();
                if (declaration.holdsSlot()) {
                    slotHolders.add(declaration);
                }
            }
            assertThat(slotHolders).allMatch(holder -> holder.state().isLive() || holder.state() instanceof DeclarationState.Ineligible);
        });
    }

    @Test
    void convergingTwiceChangesNothing() {
        Seeds.forEach("converging", 20_000, random -> {
            Declaration declaration = submitted();
            for (int i = 0; i < 6; i++) {
                if (LifeCycle.decide(declaration.state(), command(random)) instanceof Decision.Moved(var next)) {
                    declaration = declaration.moveTo(next, NOW.plusSeconds(i));
                }
            }
            Surroundings around = surroundings(random);

            Convergence.Converged once = Convergence.converge(declaration, around, NOW);
            Convergence.Converged twice = Convergence.converge(once.declaration(), around, NOW);

            assertThat(twice.declaration()).isEqualTo(once.declaration());
            assertThat(twice.steps()).isEmpty();
            assertThat(twice.viewers()).isEqualTo(once.viewers());
        });
    }

    @Test
    void itsMakerAlwaysSeesADeclarationAndNobodySeesItThatNeverTrained() {
        Seeds.forEach("viewers", 5_000, random -> {
            Surroundings around = surroundings(random);

            Set<ProviderId> viewers = Convergence.converge(submitted(), around, NOW).viewers();

            assertThat(viewers).contains(ASTER).isSubsetOf(ASTER, BIRCH);
            assertThat(viewers.contains(BIRCH)).isEqualTo(around.training() != null && around.training().fact().provider().equals(BIRCH)
                    && around.training().fact().live());
        });
    }

    private static boolean wasPaid(Declaration declaration) {
        return declaration.state() instanceof DeclarationState.Paid || declaration.state() instanceof DeclarationState.AwaitingClawback
                || declaration.state() instanceof DeclarationState.ClawedBack;
    }

    private static DeclarationCommand command(RandomGenerator random) {
        StatementId one = new StatementId(new UUID(7, random.nextInt(2)));
        StatementId two = new StatementId(new UUID(7, 2 + random.nextInt(2)));
        return switch (random.nextInt(11)) {
            case 0 -> new DeclarationCommand.VoidByProvider(random.nextBoolean() ? Recovery.POSSIBLE : Recovery.NO_OPEN_STATEMENT);
            case 1 -> new DeclarationCommand.VoidByFinance(Recovery.POSSIBLE);
            case 2 -> new DeclarationCommand.DuplicateFound(new DeclarationId(new UUID(6, 6)));
            case 3 -> new DeclarationCommand.FundingConfirmed();
            case 4 -> new DeclarationCommand.FundingRefused();
            case 5 -> new DeclarationCommand.LineAttached(one);
            case 6 -> new DeclarationCommand.LinePayable(one);
            case 7 -> new DeclarationCommand.LinePaid(one);
            case 8 -> new DeclarationCommand.LineVoided();
            case 9 -> new DeclarationCommand.RefundPlaced(one, two);
            default -> new DeclarationCommand.RefundPaid(one, two);
        };
    }

    private static Surroundings surroundings(RandomGenerator random) {
        Instant later = NOW.plusSeconds(100);
        Funding funding = new Funding(Generators.pick(random, List.of(Funding.Verdict.values())), random.nextBoolean() ? null : random.nextBoolean(), false);
        Training one = training(Generators.pick(random, List.of(Training.Status.values())), SEPTEMBER);
        Training training = random.nextBoolean() ? one : new Training(one.family(), one.id(), one.participant(), BIRCH, one.course(), one.cohort(), one.schedule(),
                one.status(), random.nextBoolean(), List.of(period(BIRCH, one.status(), SEPTEMBER, null)), null);
        Line.Entry payment = new Line.Entry(new StatementId(new UUID(7, 1)), Generators.pick(random, STATES));
        Line.Entry refund = new Line.Entry(new StatementId(new UUID(7, 2)), Generators.pick(random, STATES));
        Line line = new Line(random.nextInt(4) == 0 ? null : payment, random.nextInt(4) == 0 ? refund : null, false, later);
        return new Surroundings(random.nextInt(5) == 0 ? null : new Told<>(funding, later), random.nextInt(5) == 0 ? null : new Told<>(training, later),
                random.nextInt(3) == 0 ? null : line, random.nextInt(6) == 0 ? new DeclarationId(new UUID(6, 6)) : null,
                random.nextInt(6) == 0 ? new ParticipantId(new UUID(2, 7)) : null,
                random.nextInt(6) == 0 ? Map.of(DeclarationType.STARTED, new MilestoneWindow(FIRST_DAY.plusDays(random.nextInt(90)), null)) : null);
    }
}
