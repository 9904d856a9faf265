package milepost.participants.http;

import static milepost.participants.RunningService.hears;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import milepost.participants.RunningService;
import milepost.participants.application.EnrolmentHistory.Actor;
import milepost.participants.application.EnrolmentHistory.Cause;
import milepost.participants.application.Persons;
import milepost.participants.application.Transactions;
import milepost.participants.application.ecf.RecordTraining;
import milepost.participants.application.ecf.RefreshRecords;
import milepost.participants.application.ecf.TrainingRecords;
import milepost.participants.domain.Cohort;
import milepost.participants.domain.DeclarationId;
import milepost.participants.domain.DeclarationState;
import milepost.participants.domain.DeclarationType;
import milepost.participants.domain.Examples;
import milepost.participants.domain.HeardDeclaration;
import milepost.participants.domain.LeadProviderId;
import milepost.participants.domain.ParticipantId;
import milepost.participants.domain.TrainingPeriod;
import milepost.participants.domain.ecf.EcfCases;
import milepost.participants.domain.ecf.Records;
import milepost.participants.domain.ecf.Role;
import milepost.participants.domain.ecf.TrainingRecord;
import milepost.participants.domain.ecf.TrainingRecordId;
import milepost.platform.web.Json;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Somebody in the early career framework with a provider of their own, on the September schedule of 2024a; what is done is done in November 2024. */
record EcfTrainee(ParticipantId participant, LeadProviderId provider, TrainingRecordId training) {

    static final Instant TODAY = Examples.NOVEMBER;

    static EcfTrainee teacher() {
        var provider = new LeadProviderId(UUID.randomUUID());
        EcfCases.catalogue(provider).forEach(RunningService::hears);
        return with(provider, RunningService.person("Ada Bell"), Role.ECT);
    }

    static EcfTrainee with(LeadProviderId provider, ParticipantId participant, Role role) {
        var example = role == Role.ECT ? Records.teacher() : Records.mentor();
        var first = example.periods().getFirst();
        var period = new TrainingPeriod(provider, first.status(), null, first.schedule(), first.cohort(), first.deliveryPartner(), first.mentor(),
                first.from(), null);
        var record = new TrainingRecord(new TrainingRecordId(UUID.randomUUID()), participant, role, List.of(period),
                example.circumstances(), false, null, example.madeAt(), example.effectiveAt());
        store(record, Optional.empty());
        return new EcfTrainee(participant, provider, record.id());
    }

    /** As an operator's command would leave it. */
    private static void store(TrainingRecord record, Optional<TrainingRecords.Stored> before) {
        var person = RunningService.bean(Persons.class).find(record.participant()).block().person();
        RunningService.bean(Transactions.class).run(RunningService.bean(RecordTraining.class)
                .record(record, before.map(TrainingRecords.Stored::recorded), new Cause("said", Actor.OPERATOR, record.effectiveAt()))
                .then(Mono.defer(() -> RunningService.bean(RefreshRecords.class).of(person)))).block();
    }

    static EcfTrainee mentor() {
        var provider = new LeadProviderId(UUID.randomUUID());
        EcfCases.catalogue(provider).forEach(RunningService::hears);
        return with(provider, RunningService.person("Grace Moss"), Role.MENTOR);
    }

    /** As if training had been in that cohort from the beginning. */
    EcfTrainee in(Cohort cohort) {
        var stored = stored();
        store(EcfCases.of(cohort, stored.record()), Optional.of(stored));
        return this;
    }

    EcfTrainee givenTo(LeadProviderId other, Instant from) {
        var stored = stored();
        store(Records.given(stored.record(), other, from), Optional.of(stored));
        return this;
    }

    EcfTrainee declared(DeclarationType type, Instant date, DeclarationState state) {
        hears(declaration(type, date, state), 1);
        return this;
    }

    HeardDeclaration declaration(DeclarationType type, Instant date, DeclarationState state) {
        return declaration(EcfCases.Y2024A, type, date, state);
    }

    HeardDeclaration declaration(Cohort cohort, DeclarationType type, Instant date, DeclarationState state) {
        return new HeardDeclaration(new DeclarationId(UUID.nameUUIDFromBytes((training + type.value()).getBytes())), training, type, date, state,
                cohort, TODAY);
    }

    ResponseSpec put(String address, String action, Object body) {
        return put(RunningService.as(provider, TODAY), address, action, body);
    }

    ResponseSpec put(WebTestClient client, String address, String action, Object body) {
        return client.put().uri("/api/" + address + "/" + participant + "/" + action).bodyValue(body).exchange();
    }

    /** What the provider sees in v3. */
    JsonNode shown() {
        return attributes("v3");
    }

    /** And in v1 and v2. */
    JsonNode row() {
        return attributes("v1");
    }

    private JsonNode attributes(String version) {
        return Json.exact().readTree(RunningService.as(provider).get().uri("/api/" + version + "/participants/ecf/" + participant).exchange()
                .expectStatus().isOk().expectBody().returnResult().getResponseBody()).path("data").path("attributes");
    }

    TrainingRecords.Stored stored() {
        return RunningService.bean(TrainingRecords.class).find(training).block();
    }

    TrainingRecord record() {
        return stored().record();
    }
}
