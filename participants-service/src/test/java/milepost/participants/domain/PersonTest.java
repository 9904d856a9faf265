package milepost.participants.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import milepost.participants.domain.ParticularsRefusal.Written;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonTest {

    @Test
    void whatIsOmittedStaysAsItIs() {
        var person = Person.fresh(Examples.participant("ada"), new Written("Ada Bell", "ada@example.org", "1234567", true).understood());

        var renamed = person.with(new Written("Ada Carr", null, null, null).understood());

        assertThat(renamed.email()).isEqualTo(person.email());
        assertThat(renamed.verifiedTrn()).contains(new Trn("1234567"));
    }

    @Test
    void aFormerNameIsRememberedOnceAndInOrder() {
        var person = Examples.person("Ada Bell");

        var renamed = named(named(named(named(person, "Ada Carr"), "Ada Bell"), "Ada Carr"), "Ada Dunn");

        assertThat(renamed.previousNames()).containsExactly("Ada Bell", "Ada Carr");
        assertThat(renamed.fullName()).isEqualTo("Ada Dunn");
    }

    @Test
    void theSameNameIsNoFormerName() {
        assertThat(named(Examples.person("Ada Bell"), "Ada Bell").previousNames()).isEmpty();
    }

    @Test
    void anUnverifiedNumberIdentifiesNobody() {
        var person = Person.fresh(Examples.participant("ada"), new Written("Ada Bell", null, "1234567", null).understood());

        assertThat(person.verifiedTrn()).isEmpty();
        assertThat(person.with(new Written(null, null, null, true).understood()).verifiedTrn()).contains(new Trn("1234567"));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
            "-,        -,               -,       -,     FULL_NAME_MISSING",
            "' ',      -,               -,       -,     FULL_NAME_MISSING",
            "Ada Bell, ada,             -,       -,     EMAIL_INVALID",
            "Ada Bell, ada@@example,    -,       -,     EMAIL_INVALID",
            "Ada Bell, ada bell@x.org,  -,       -,     EMAIL_INVALID",
            "Ada Bell, -,               123456,  -,     TRN_INVALID",
            "Ada Bell, -,               12345678, -,    TRN_INVALID",
            "Ada Bell, -,               123456a, -,     TRN_INVALID",
            "Ada Bell, -,               -,       true,  TRN_MISSING",
            "Ada Bell, -,               -,       false, -",
            "Ada Bell, ada@example.org, 0123456, true,  -"})
    void particularsAreRefusedOneByOne(String name, String email, String trn, Boolean verified, ParticularsRefusal refusal) {
        var refusals = ParticularsRefusal.of(new Written(name, email, trn, verified), Optional.empty());

        assertThat(refusals).isEqualTo(refusal == null ? List.of() : List.of(refusal));
    }

    @Test
    void severalWrongParticularsAreAllNamed() {
        var refusals = ParticularsRefusal.of(new Written("", "ada", "1", true), Optional.empty());

        assertThat(refusals).containsExactly(ParticularsRefusal.FULL_NAME_MISSING, ParticularsRefusal.EMAIL_INVALID, ParticularsRefusal.TRN_INVALID);
    }

    @Test
    void addressesThatDifferInCaseAreTheSameAddress() {
        assertThat(EmailAddress.parse("Ada.Bell@Example.org").orElseThrow().matchKey()).isEqualTo("ada.bell@example.org");
    }

    private static Person named(Person person, String name) {
        return person.with(new Written(name, null, null, null).understood());
    }
}
