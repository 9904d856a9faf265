package milepost.statements.http;

import static org.assertj.core.api.Assertions.assertThat;

import milepost.statements.RunningService;
import milepost.platform.testkit.openapi.OpenApi;
import milepost.platform.testkit.openapi.ProviderRoutes;
import org.junit.jupiter.api.Test;
import org.springframework.web.reactive.DispatcherHandler;

class WhatProvidersCanDoIsDescribedTest {

    @Test
    void theRoutesForProvidersAreTheOperationsOfTheFileAndTheOtherWayRound() {
        assertThat(ProviderRoutes.of(RunningService.bean(DispatcherHandler.class))).isEqualTo(OpenApi.addresses("Statements"));
    }
}
