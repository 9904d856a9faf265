package milepost.applications.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import milepost.applications.domain.ApplicationId;
import milepost.applications.domain.DeclarationState;
import milepost.applications.domain.Examples;
import milepost.applications.domain.HeardDeclaration;
import milepost.applications.domain.ParticipantId;
import milepost.applications.domain.catalogue.LeadProviderId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is remembered of an application's declarations, whatever keeps them. */
@ParameterizedClass
@MethodSource("milepost.applications.inmemory.Ports#all")
class DeclarationsHeardContractTest {

    private static final ParticipantId PARTICIPANT = new ParticipantId(UUID.randomUUID());
    private static final LeadProviderId PROVIDER = new LeadProviderId(UUID.randomUUID());

    @Parameter
    Ports ports;

    private final ApplicationId application = new ApplicationId(UUID.randomUUID());

    @Test
    void anOlderCopyIsIgnoredAndAnEqualOneTaken() {
        UUID id = UUID.randomUUID();

        assertThat(ports.declarations().keep(declaration(id, application, DeclarationState.SUBMITTED, 2)).block()).isTrue();
        assertThat(ports.declarations().keep(declaration(id, application, DeclarationState.ELIGIBLE, 2)).block()).isTrue();
        assertThat(ports.declarations().keep(declaration(id, application, DeclarationState.VOIDED, 1)).block()).isFalse();
        assertThat(ports.declarations().of(application).block())
                .containsExactly(declaration(id, application, DeclarationState.ELIGIBLE, 2));
    }

    @Test
    void ofCopiesThatComeTogetherEachIsTakenOrIgnoredByItself() {
        HeardDeclaration newer = declaration(UUID.randomUUID(), application, DeclarationState.VOIDED, 2);
        HeardDeclaration older = declaration(newer.id(), application, DeclarationState.SUBMITTED, 1);
        HeardDeclaration fresh = declaration(UUID.randomUUID(), application, DeclarationState.ELIGIBLE, 1);
        ports.declarations().keep(newer).block();

        assertThat(ports.declarations().keep(List.of(older, fresh)).collectList().block()).containsExactly(fresh.id());

        assertThat(ports.declarations().of(application).block()).containsExactlyInAnyOrder(newer, fresh);
    }

    @ParameterizedTest
    @EnumSource
    void everyStateIsRememberedAsItIs(DeclarationState state) {
        HeardDeclaration heard = declaration(UUID.randomUUID(), application, state, 1);
        ports.declarations().keep(heard).block();

        assertThat(ports.declarations().of(application).block()).containsExactly(heard);
    }

    @Test
    void anApplicationsOwnComeInTheOrderOfTheBytesOfTheirIds() {
        HeardDeclaration high = declaration(Rows.high(), application, DeclarationState.SUBMITTED, 1);
        HeardDeclaration low = declaration(Rows.low(), application, DeclarationState.VOIDED, 1);
        HeardDeclaration anothers = declaration(UUID.randomUUID(), new ApplicationId(UUID.randomUUID()), DeclarationState.SUBMITTED, 1);
        ports.declarations().keep(high).block();
        ports.declarations().keep(low).block();
        ports.declarations().keep(anothers).block();

        assertThat(ports.declarations().of(application).block()).containsExactly(low, high);
        assertThat(ports.declarations().of(new ApplicationId(UUID.randomUUID())).block()).isEmpty();
    }

    @Test
    void aCopyFollowsTheParticipantOfAMerge() {
        HeardDeclaration before = declaration(UUID.randomUUID(), application, DeclarationState.SUBMITTED, 1);
        HeardDeclaration after = new HeardDeclaration(before.id(), application, new ParticipantId(UUID.randomUUID()), before.course(),
                before.type(), before.date(), before.state(), before.leadProvider(), 2);
        ports.declarations().keep(before).block();
        ports.declarations().keep(after).block();

        assertThat(ports.declarations().of(application).block()).containsExactly(after);
    }

    private static HeardDeclaration declaration(UUID id, ApplicationId application, DeclarationState state, long version) {
        return new HeardDeclaration(id, application, PARTICIPANT, Examples.HEADSHIP, "started", Examples.AT, state, PROVIDER, version);
    }
}
