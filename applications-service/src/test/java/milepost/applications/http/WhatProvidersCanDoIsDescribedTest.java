package milepost.applications.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import milepost.applications.RunningService;
import milepost.applications.domain.AcceptRule;
import milepost.applications.domain.FundedPlaceRule;
import milepost.applications.domain.Refusal;
import milepost.applications.domain.RejectRule;
import milepost.platform.testkit.openapi.OpenApi;
import milepost.platform.testkit.openapi.ProviderRoutes;
import org.junit.jupiter.api.Test;
import org.springframework.web.reactive.DispatcherHandler;

class WhatProvidersCanDoIsDescribedTest {

    @Test
    void theRoutesForProvidersAreTheOperationsOfTheFileAndTheOtherWayRound() {
        assertThat(ProviderRoutes.of(RunningService.bean(DispatcherHandler.class))).isEqualTo(OpenApi.addresses("Applications", "Delivery partners"));
    }

    @Test
    void everyRefusalToAcceptIsListedAndNoOther() {
        assertThat(OpenApi.v3().codes("acceptApplication", 422)).isEqualTo(
                with(AcceptRule.ALL.stream().map(AcceptRule::refusal), "type_mismatch", "idempotency_key_reused"));
    }

    @Test
    void everyRefusalToRejectIsListedAndNoOther() {
        assertThat(OpenApi.v3().codes("rejectApplication", 422)).isEqualTo(
                with(RejectRule.ALL.stream().map(RejectRule::refusal), "idempotency_key_reused"));
    }

    @Test
    void everyRefusalToChangeAFundedPlaceIsListedAndNoOther() {
        assertThat(OpenApi.v3().codes("changeFundedPlace", 422)).isEqualTo(
                with(FundedPlaceRule.ALL.stream().map(FundedPlaceRule::refusal), "type_mismatch", "idempotency_key_reused"));
    }

    private static Set<String> with(Stream<Refusal> own, String... common) {
        return Stream.concat(own.map(Refusal::code), Stream.of(common)).collect(Collectors.toCollection(TreeSet::new));
    }
}
