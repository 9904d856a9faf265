package milepost.participants.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import milepost.participants.domain.ecf.EcfAction;
import milepost.participants.domain.ecf.EcfReasons;
import milepost.participants.domain.training.Reasons;
import milepost.platform.testkit.openapi.OpenApi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class EcfActionsAreDescribedTest {

    static Stream<Arguments> operations() {
        return Stream.of(EcfAction.values()).flatMap(action -> Stream.concat(
                OpenApi.all().stream().map(api -> Arguments.of(api, withEcf(action), action)),
                Stream.of(OpenApi.v1(), OpenApi.v2()).map(api -> Arguments.of(api, withoutEcf(action), action))));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("operations")
    void everyRefusalOfAnActionIsListedInEveryVersionAndNoOther(OpenApi api, String operation, EcfAction action) {
        Set<String> codes = action.rules().stream().map(rule -> rule.refusal().code()).collect(Collectors.toCollection(TreeSet::new));
        codes.addAll(List.of("participant_id_changed", "type_mismatch", "idempotency_key_reused"));

        assertThat(api.codes(operation, 422)).isEqualTo(codes);
    }

    @Test
    void theReasonsThatAreTakenAreThoseThatAreListed() {
        assertThat(listed(OpenApi.v3(), "EcfWithdrawalReason")).containsExactlyInAnyOrderElementsOf(EcfReasons.FOR_WITHDRAWAL);
        assertThat(listed(OpenApi.v1(), "WithdrawalReason")).containsExactlyInAnyOrderElementsOf(EcfReasons.FOR_WITHDRAWAL);
        assertThat(listed(OpenApi.v1(), "DeferralReason")).containsExactlyInAnyOrderElementsOf(Reasons.FOR_DEFERRAL);
    }

    private static List<String> listed(OpenApi api, String schema) {
        return api.document().at("/components/schemas/" + schema + "/enum").valueStream().map(JsonNode::asString).toList();
    }

    private static String withEcf(EcfAction action) {
        return switch (action) {
            case WITHDRAW -> "withdrawEcfParticipant";
            case DEFER -> "deferEcfParticipant";
            case RESUME -> "resumeEcfParticipant";
            case CHANGE_SCHEDULE -> "changeEcfSchedule";
        };
    }

    private static String withoutEcf(EcfAction action) {
        return switch (action) {
            case WITHDRAW -> "withdrawParticipant";
            case DEFER -> "deferParticipant";
            case RESUME -> "resumeParticipant";
            case CHANGE_SCHEDULE -> "changeSchedule";
        };
    }
}
