package milepost.chaos.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import milepost.chaos.faults.ClientsLeave;
import milepost.chaos.faults.ConnectionsCut;
import milepost.chaos.faults.Fault;
import milepost.chaos.faults.KafkaFrozen;
import milepost.chaos.faults.Killed;
import milepost.chaos.faults.Poisoned;
import milepost.chaos.faults.PostgresStopped;
import milepost.chaos.faults.ProjectionRebuilt;
import milepost.chaos.faults.ServiceRestored;
import milepost.chaos.faults.TopicReplayed;
import milepost.chaos.storm.Storm;
import org.junit.jupiter.api.Test;

class ExpectationsTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final List<Fault> ONE_OF_EACH_KIND = List.of(new Killed("gateway"), new KafkaFrozen(LONG), new PostgresStopped(LONG), new ConnectionsCut(),
            new ClientsLeave(1), new Poisoned("milepost.lines"), new TopicReplayed("statements-service", "milepost.declarations", 1),
            new ProjectionRebuilt("declarations-service"), new ServiceRestored("declarations-service", LONG));

    @Test
    void everyAlertThatIsNamedIsShipped() {
        assertThat(namedByFaults()).isSubsetOf(ShippedRules.alerts());
        assertThat(Expectations.OF_ALL_FAULTS_TOGETHER.keySet()).isSubsetOf(ShippedRules.pages());
        assertThat(Expectations.OF_NO_FAULT.keySet()).isSubsetOf(ShippedRules.pages());
    }

    @Test
    void everyAlertThatWakesSomebodyBelongsToAFaultOrItIsSaidWhyToNone() {
        Set<String> accountedFor = new HashSet<>(namedByFaults());
        accountedFor.addAll(Expectations.OF_ALL_FAULTS_TOGETHER.keySet());
        accountedFor.addAll(Expectations.OF_NO_FAULT.keySet());

        assertThat(ShippedRules.pages()).hasSizeGreaterThan(10).isSubsetOf(accountedFor);
        assertThat(Expectations.OF_NO_FAULT.keySet()).doesNotContainAnyElementsOf(namedByFaults());
        assertThat(Expectations.OF_ALL_FAULTS_TOGETHER.keySet()).doesNotContainAnyElementsOf(namedByFaults());
    }

    @Test
    void everyKindOfFaultHasToRaiseSomethingButForThoseThatAreOverBeforeAnybodyCouldSee() {
        assertThat(ONE_OF_EACH_KIND.stream().map(Object::getClass)).containsExactlyInAnyOrder(Fault.class.getPermittedSubclasses());
        assertThat(ONE_OF_EACH_KIND.stream().filter(fault -> Expectations.of(fault).must().isEmpty())).containsExactly(new ConnectionsCut(), new ClientsLeave(1));
    }

    @Test
    void eachProcessThatIsKilledHasToBeSeen() {
        assertThat(must(new Killed("gateway", "statements-service"))).containsExactly("ProcessDown gateway", "ProcessDown statements-service");
        assertThat(must(new Killed(Killed.KAFKA))).containsExactly("NoRelay");
        assertThat(must(new Poisoned("milepost.participants"))).containsExactly("DeadLetters applications-service", "DeadLetters declarations-service");
    }

    @Test
    void whatIsOverBeforeAnExpressionCanBeTrueRaisesNothing() {
        assertThat(must(new KafkaFrozen(Duration.ofSeconds(4)))).isEmpty();
        assertThat(must(new KafkaFrozen(Duration.ofSeconds(10)))).containsExactly("NoRelay");
        assertThat(must(new KafkaFrozen(Duration.ofSeconds(40)))).containsExactly("NoRelay", "OutboxNotSent");
        assertThat(must(new PostgresStopped(Duration.ofSeconds(1)))).isEmpty();
        assertThat(must(new PostgresStopped(Duration.ofSeconds(5)))).containsExactly("NoRelay");
    }

    @Test
    void ofAStormEachProcessThatDiesInItHasToBeSeen() {
        Storm storm = new Storm(7, Map.of("gateway", new Storm.Clock(2, LONG), Killed.KAFKA, new Storm.Clock(1, LONG), "statements-service", new Storm.Clock(0, LONG)));

        assertThat(Expectations.of(storm).must()).extracting(Object::toString).containsExactlyInAnyOrder("ProcessDown gateway", "NoRelay");
        assertThat(Expectations.of(new Storm(7, Map.of())).must()).isEmpty();
    }

    @Test
    void thePageTellsOfAllOfThem() throws IOException {
        String page = Files.readString(ShippedRules.OBSERVABILITY.resolveSibling("docs/chaos.md"));
        String section = page.substring(page.indexOf("## Which alerts they raise"), page.indexOf("## Figures"));

        assertThat(Stream.of(Alert.values()).map(Alert::rule)).allSatisfy(alert -> assertThat(section).contains("`" + alert + "`"));
        assertThat(Expectations.OF_ALL_FAULTS_TOGETHER.keySet()).allSatisfy(alert -> assertThat(section).contains("`" + alert + "`"));
        assertThat(Expectations.OF_NO_FAULT.keySet()).allSatisfy(alert -> assertThat(section).contains("`" + alert + "`"));
    }

    private static List<String> must(Fault fault) {
        return Expectations.of(fault).must().stream().map(Object::toString).toList();
    }

    private static Set<String> namedByFaults() {
        return Stream.concat(ONE_OF_EACH_KIND.stream(), Stream.of(new Killed(Killed.KAFKA))).flatMap(fault -> Expectations.of(fault).all())
                .map(wanted -> wanted.alert().rule()).collect(Collectors.toSet());
    }
}
