package milepost.declarations.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import milepost.declarations.RunningService;
import milepost.declarations.domain.Causes;
import milepost.declarations.domain.Decision.Refusal;
import milepost.declarations.domain.DeclarationCommand;
import milepost.declarations.domain.DeclarationType;
import milepost.declarations.domain.Evidence;
import milepost.declarations.domain.Outcome;
import milepost.declarations.domain.outcome.OutcomeReason;
import milepost.declarations.domain.partners.PartnerReason;
import milepost.declarations.domain.submission.Reason;
import milepost.platform.testkit.openapi.OpenApi;
import milepost.platform.testkit.openapi.ProviderRoutes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.web.reactive.DispatcherHandler;
import tools.jackson.databind.JsonNode;

class WhatProvidersCanDoIsDescribedTest {

    @Test
    void theRoutesForProvidersAreTheOperationsOfTheFileAndTheOtherWayRound() {
        assertThat(ProviderRoutes.of(RunningService.bean(DispatcherHandler.class))).isEqualTo(OpenApi.addresses("Declarations", "Outcomes"));
    }

    @ParameterizedTest
    @MethodSource("milepost.platform.testkit.openapi.OpenApi#all")
    void everyReasonForWhichADeclarationIsNotTakenIsListedAndNoOther(OpenApi api) {
        assertThat(api.codes("createDeclaration", 422)).isEqualTo(
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
    @ParameterizedTest
    @MethodSource("milepost.platform.testkit.openapi.OpenApi#all")
    void everyRefusalOfAVoidIsListedAndNoOther(OpenApi api) throws IOException {
        Stream<String> refusals = Files.readAllLines(Path.of("../docs/declaration-life-cycle.md")).stream()
                .filter(row -> row.startsWith("| void by provider"))
                .flatMap(row -> Pattern.compile("refused: (\\w+)").matcher(row).results().map(refused -> refused.group(1)))
                .map(name -> Problems.refusedVoid(Arrays.stream(Refusal.values()).filter(each -> each.code().equals(name)).findFirst().orElseThrow())
                        .errors().getFirst().code());

        assertThat(api.codes("voidDeclaration", 422)).isEqualTo(with(refusals, "idempotency_key_reused"));
    }

    @Test
    void everyCauseOfAStepIsListedAndNoOther() {
        Stream<String> constants = Arrays.stream(Causes.class.getFields()).filter(field -> field.getType() == String.class).map(field -> (String) value(field));
        Stream<String> outcomes = Arrays.stream(Outcome.Result.values()).map(result -> "outcome_" + result.slug());
        Stream<String> commands = commands(DeclarationCommand.class).map(Causes::of);

        assertThat(listed(OpenApi.v3(), "Transition/properties/attributes/properties/cause"))
                .containsExactlyInAnyOrderElementsOf(with(Stream.of(constants, outcomes, commands).flatMap(Function.identity())));
    }

    @ParameterizedTest
    @MethodSource("milepost.platform.testkit.openapi.OpenApi#all")
    void theMilestonesAndTheKindsOfEvidenceAreThoseThatThereAre(OpenApi api) {
        assertThat(listed(api, "DeclarationType")).containsExactlyInAnyOrderElementsOf(with(Arrays.stream(DeclarationType.values()).map(DeclarationType::slug)));
        assertThat(listed(api, "EvidenceHeld")).containsExactlyInAnyOrderElementsOf(with(Arrays.stream(Evidence.values()).map(Evidence::slug)));
    }

    private static List<String> listed(OpenApi api, String schema) {
        return api.document().at("/components/schemas/" + schema + "/enum").valueStream().map(JsonNode::asString).toList();
    }

    /** One of each kind; of what they are about nothing is asked. */
    private static Stream<DeclarationCommand> commands(Class<?> kind) {
        return kind.isInterface() ? Arrays.stream(kind.getPermittedSubclasses()).flatMap(WhatProvidersCanDoIsDescribedTest::commands)
                : Stream.of((DeclarationCommand) blank(kind));
    }

    private static Object blank(Class<?> record) {
        try {
            var constructor = record.getDeclaredConstructors()[0];
            return constructor.newInstance(new Object[constructor.getParameterCount()]);
        } catch (ReflectiveOperationException impossible) {
            throw new AssertionError(record.toString(), impossible);
        }
    }

    private static Object value(Field constant) {
        try {
            return constant.get(null);
        } catch (IllegalAccessException impossible) {
            throw new AssertionError(constant.toString(), impossible);
        }
    }

    private static Set<String> with(Stream<String> own, String... common) {
        return Stream.concat(own, Stream.of(common)).collect(Collectors.toCollection(TreeSet::new));
    }
}
