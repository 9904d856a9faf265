package milepost.participants.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import milepost.participants.RunningService;
import milepost.participants.domain.training.ProviderAction;
import milepost.participants.domain.training.Reasons;
import milepost.platform.testkit.openapi.OpenApi;
import milepost.platform.testkit.openapi.ProviderRoutes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.web.reactive.DispatcherHandler;
import tools.jackson.databind.JsonNode;

class WhatProvidersCanDoIsDescribedTest {

    private static final OpenApi API = OpenApi.v3();

    @Test
    void theRoutesForProvidersAreTheOperationsOfTheFileAndTheOtherWayRound() {
        assertThat(ProviderRoutes.of(RunningService.bean(DispatcherHandler.class))).isEqualTo(OpenApi.addresses("NPQ participants", "ECF participants"));
    }

    @ParameterizedTest
    @EnumSource
    void everyRefusalOfAnActionIsListedAndNoOther(ProviderAction action) {
        Set<String> rules = action.rules().stream().map(rule -> rule.refusal().code()).collect(Collectors.toCollection(TreeSet::new));
        rules.addAll(List.of("participant_id_changed", "type_mismatch", "idempotency_key_reused"));

        assertThat(API.codes(operation(action), 422)).isEqualTo(rules);
    }

    @Test
    void theReasonsThatAreTakenAreThoseThatAreListed() {
        assertThat(listed("DeferralReason")).containsExactlyInAnyOrderElementsOf(Reasons.FOR_DEFERRAL);
        assertThat(listed("WithdrawalReason")).containsExactlyInAnyOrderElementsOf(Reasons.FOR_WITHDRAWAL);
    }

    private static List<String> listed(String schema) {
        return API.document().at("/components/schemas/" + schema + "/enum").valueStream().map(JsonNode::asString).toList();
    }

    private static String operation(ProviderAction action) {
        return switch (action) {
            case DEFER -> "deferParticipant";
            case RESUME -> "resumeParticipant";
            case WITHDRAW -> "withdrawParticipant";
            case CHANGE_SCHEDULE -> "changeSchedule";
        };
    }
}
