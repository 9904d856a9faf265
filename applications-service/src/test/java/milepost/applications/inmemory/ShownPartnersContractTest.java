package milepost.applications.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import milepost.applications.domain.ShownPartner;
import milepost.applications.domain.catalogue.LeadProviderId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What is kept of the delivery partners that providers see, whatever keeps it. */
@ParameterizedClass
@MethodSource("milepost.applications.inmemory.Ports#all")
class ShownPartnersContractTest {

    private static final Instant CREATED = Instant.parse("2024-10-01T09:00:00.000001Z");

    @Parameter
    Ports ports;

    private final LeadProviderId provider = new LeadProviderId(UUID.randomUUID());

    @Test
    void aProvidersOwnComeInTheOrderOfTheBytesOfTheirIdsThoseWithoutCohortsIncluded() {
        ShownPartner high = kept(new ShownPartner(provider, Rows.high(), "Meadow Hub", List.of(2023, 2024), CREATED, CREATED));
        ShownPartner low = kept(new ShownPartner(provider, Rows.low(), "Meadow Hub", List.of(), CREATED, CREATED.plusSeconds(1)));
        kept(new ShownPartner(new LeadProviderId(UUID.randomUUID()), high.id(), "Meadow Hub", List.of(2024), CREATED, CREATED));

        assertThat(ports.partners().of(provider).block()).containsExactly(low, high);
    }

    @Test
    void whatIsSavedAgainTakesItsPlace() {
        ShownPartner before = kept(new ShownPartner(provider, UUID.randomUUID(), "Meadow Hub", List.of(2024), CREATED, CREATED));
        ShownPartner after = kept(new ShownPartner(provider, before.id(), "Meadow Teaching Hub", List.of(2024, 2026), CREATED,
                CREATED.plusSeconds(60)));

        assertThat(ports.partners().find(provider, before.id()).block()).isEqualTo(after);
        assertThat(ports.partners().of(provider).block()).containsExactly(after);
        assertThat(ports.partners().find(new LeadProviderId(UUID.randomUUID()), before.id()).blockOptional()).isEmpty();
    }

    private ShownPartner kept(ShownPartner partner) {
        ports.partners().save(partner).block();
        return partner;
    }
}
