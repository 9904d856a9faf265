package milepost.declarations.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import milepost.declarations.RunningService;
import milepost.declarations.domain.Decision.Refusal;
import milepost.declarations.domain.outcome.OutcomeReason;
import milepost.declarations.domain.partners.PartnerReason;
import milepost.declarations.domain.submission.Reason;
import milepost.platform.testkit.openapi.OpenApi;
import milepost.platform.testkit.openapi.ProviderRoutes;
import org.junit.jupiter.api.Test;
import org.springframework.web.reactive.DispatcherHandler;

class WhatProvidersCanDoIsDescribedTest {

    @Test
    void theRoutesForProvidersAreTheOperationsOfTheFileAndTheOtherWayRound() {
        assertThat(ProviderRoutes.of(RunningService.bean(DispatcherHandler.class))).isEqualTo(OpenApi.addresses("Declarations", "Outcomes"));
    }

    @Test
    void everyReasonForWhichADeclarationIsNotTakenIsListedAndNoOther() {
        assertThat(OpenApi.v3().codes("createDeclaration", 422)).isEqualTo(
                with(Arrays.stream(Reason.values()).map(Reason::code), "type_mismatch", "idempotency_key_reused"));
    }

    @Test
    void everyReasonForWhichAnOutcomeIsNotTakenIsListedAndNoOther() {
        assertThat(OpenApi.v3().codes("createOutcome", 422)).isEqualTo(
                with(Arrays.stream(OutcomeReason.values()).map(OutcomeReason::code), "type_mismatch", "idempotency_key_reused"));
    }

    @Test
    void everyReasonForWhichDeliveryPartnersStayIsListedAndNoOther() {
        assertThat(OpenApi.v3().codes("changeDeliveryPartner", 422)).isEqualTo(
                with(Arrays.stream(PartnerReason.values()).map(PartnerReason::code), "type_mismatch", "idempotency_key_reused"));
    }

    /** The life cycle's table is what the code does; LifeCycleTest sees to that. */
    @Test
    void everyRefusalOfAVoidIsListedAndNoOther() throws IOException {
        Stream<String> refusals = Files.readAllLines(Path.of("../docs/declaration-life-cycle.md")).stream()
                .filter(row -> row.startsWith("| void by provider"))
                .flatMap(row -> Pattern.compile("refused: (\\w+)").matcher(row).results().map(refused -> refused.group(1)))
                .map(name -> Problems.refusedVoid(Arrays.stream(Refusal.values()).filter(each -> each.code().equals(name)).findFirst().orElseThrow())
                        .errors().getFirst().code());

        assertThat(OpenApi.v3().codes("voidDeclaration", 422)).isEqualTo(with(refusals, "idempotency_key_reused"));
    }

    private static Set<String> with(Stream<String> own, String... common) {
        return Stream.concat(own, Stream.of(common)).collect(Collectors.toCollection(TreeSet::new));
    }
}
