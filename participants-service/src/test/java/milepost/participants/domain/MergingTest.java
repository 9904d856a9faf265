package milepost.participants.domain;

import static milepost.participants.domain.Examples.NOVEMBER;
import static milepost.participants.domain.Examples.OCTOBER;
import static milepost.participants.domain.Examples.SEPTEMBER;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import milepost.participants.domain.Merging.Decision;
import org.junit.jupiter.api.Test;

class MergingTest {

    private final Person ada = Examples.person("Ada Bell");
    private final Person twin = Examples.person("Ada B");
    private final Person other = Examples.person("A Bell");

    @Test
    void oneGivesWayWithItsAddressAndTheOtherTakesOverItsPast() {
        var earlier = merged(other, twin);
        var merge = (Decision.Merge) Merging.decide(Optional.of(earlier.survivor()), Optional.of(ada), Optional.of(earlier.survivor()), NOVEMBER);

        assertThat(merge.retired().retiredInto()).isEqualTo(ada.id());
        assertThat(merge.retired().email()).isNull();
        assertThat(merge.survivor().fullName()).isEqualTo("Ada Bell");
        assertThat(merge.survivor().email()).isEqualTo(ada.email());
        assertThat(merge.survivor().idChanges()).containsExactly(new IdChange(twin.id(), ada.id(), NOVEMBER),
                new IdChange(other.id(), twin.id(), OCTOBER));
        assertThat(merge.survivor().ids()).containsExactly(ada.id(), twin.id(), other.id());
    }

    @Test
    void aChangeThatWouldCloseACircleIsDropped() {
        var circling = new Person(twin.id(), "Ada B", List.of(), null, null, null, List.of(new IdChange(ada.id(), twin.id(), SEPTEMBER)));
        var merge = (Decision.Merge) Merging.decide(Optional.of(circling), Optional.of(ada), Optional.of(circling), NOVEMBER);

        assertThat(merge.survivor().idChanges()).containsExactly(new IdChange(twin.id(), ada.id(), NOVEMBER));
    }

    @Test
    void whatWasMergedIsNotMergedAgainThoughTheSurvivorWentOnItself() {
        var first = merged(twin, ada);
        var second = merged(first.survivor(), other);

        assertThat(Merging.decide(Optional.of(first.retired()), Optional.of(first.survivor()), Optional.of(first.survivor()), NOVEMBER))
                .isEqualTo(new Decision.AlreadyMerged());
        assertThat(Merging.decide(Optional.of(first.retired()), Optional.of(second.retired()), Optional.of(second.survivor()), NOVEMBER))
                .isEqualTo(new Decision.AlreadyMerged());
        assertThat(Merging.decide(Optional.of(first.retired()), Optional.of(second.survivor()), Optional.of(second.survivor()), NOVEMBER))
                .isEqualTo(new Decision.AlreadyMerged());
    }

    @Test
    void thePageNamesEveryRefusal() {
        assertThat(Page.table("merge").stream().skip(1).map(List::getLast).toList())
                .containsExactlyElementsOf(List.of(MergeRefusal.values()).stream().map(refusal -> refusal.refusal().code()).toList());
    }

    @Test
    void nobodyIsMergedIntoNobodyThemselvesOrSomebodyRetired() {
        var first = merged(twin, ada);

        assertThat(refusal(twin, Optional.empty(), twin)).isEqualTo(new Decision.Refused(MergeRefusal.SURVIVOR_UNKNOWN, Optional.empty()));
        assertThat(refusal(ada, Optional.of(ada), ada)).isEqualTo(new Decision.Refused(MergeRefusal.MERGED_INTO_ITSELF, Optional.empty()));
        assertThat(refusal(other, Optional.of(first.retired()), other))
                .isEqualTo(new Decision.Refused(MergeRefusal.SURVIVOR_RETIRED, Optional.of(ada.id())));
        assertThat(refusal(first.survivor(), Optional.of(first.retired()), first.survivor()))
                .isEqualTo(new Decision.Refused(MergeRefusal.SURVIVOR_RETIRED, Optional.of(ada.id())));
        assertThat(refusal(first.retired(), Optional.of(other), first.survivor()))
                .isEqualTo(new Decision.Refused(MergeRefusal.ALREADY_RETIRED, Optional.of(ada.id())));
        assertThat(Merging.decide(Optional.empty(), Optional.of(ada), Optional.empty(), NOVEMBER)).isEqualTo(new Decision.Unknown());
    }

    private static Decision refusal(Person person, Optional<Person> into, Person survivor) {
        return Merging.decide(Optional.of(person), into, Optional.of(survivor), NOVEMBER);
    }

    private static Decision.Merge merged(Person person, Person into) {
        return (Decision.Merge) Merging.decide(Optional.of(person), Optional.of(into), Optional.of(person), OCTOBER);
    }
}
