package milepost.participants.http;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import milepost.participants.application.ecf.ChangeTrainingRecord;
import milepost.participants.application.ecf.EcfDocuments;
import milepost.participants.application.ecf.ReceiveTrainingRecord;
import milepost.participants.application.ecf.RecordOutcome;
import milepost.participants.application.ecf.TrainingRecords;
import milepost.participants.application.ecf.TransferTraining;
import milepost.participants.domain.LondonDays;
import milepost.participants.domain.ecf.TrainingRecordId;
import milepost.platform.web.Answer;
import milepost.platform.web.Audit;
import milepost.platform.web.Bodies;
import milepost.platform.web.Commands;
import milepost.platform.web.Documents;
import milepost.platform.web.Requests;
import milepost.platform.web.Routes;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** {@code /operator/v1/training-records}: registration hands in who trains in the early career framework, with whom and how. */
public final class TrainingRecordRoutes implements Routes {

    private static final String SCOPE = "intake";
    private static final String RECORD = "/operator/v1/training-records/{id}";

    private final ReceiveTrainingRecord receive;
    private final ChangeTrainingRecord change;
    private final TransferTraining transfer;
    private final TrainingRecords records;
    private final EcfDocuments documents;
    private final Commands commands;
    private final Audit audit;

    public TrainingRecordRoutes(ReceiveTrainingRecord receive, ChangeTrainingRecord change, TransferTraining transfer, TrainingRecords records,
                                EcfDocuments documents, Commands commands, Audit audit) {
        this.receive = receive;
        this.change = change;
        this.transfer = transfer;
        this.records = records;
        this.documents = documents;
        this.commands = commands;
        this.audit = audit;
    }

    @Override
    public void addTo(RouterFunctions.Builder router) {
        router.POST("/operator/v1/training-records", this::receive)
                .GET(RECORD, this::show)
                .PUT(RECORD, this::change)
                .POST(RECORD + "/transfer", this::transfer);
    }

    private Mono<ServerResponse> receive(ServerRequest request) {
        Requests.operator(request, SCOPE);
        return Bodies.strict(request, TrainingRecordForms.Intake.class).map(body -> body.understood(at(request)))
                .flatMap(intake -> commands.run(request, () -> receive.receive(intake).flatMap(outcome -> answer(request, outcome,
                        "training_record_received", Map.of("course_identifier", intake.course().value(),
                                "lead_provider_id", intake.leadProvider().toString())))));
    }

    private Mono<ServerResponse> change(ServerRequest request) {
        Requests.operator(request, SCOPE);
        var id = id(request);
        return Bodies.strict(request, TrainingRecordForms.Changes.class)
                .flatMap(body -> {
                    var asked = body.understood(id, at(request));
                    return commands.run(request, () -> change.change(asked).flatMap(outcome -> answer(request, outcome,
                            "training_record_changed", Map.of("fields", body.given()))));
                });
    }

    private Mono<ServerResponse> transfer(ServerRequest request) {
        Requests.operator(request, SCOPE);
        var id = id(request);
        return Bodies.strict(request, TrainingRecordForms.Transfer.class).map(body -> body.understood(id, at(request)))
                .flatMap(asked -> commands.run(request, () -> transfer.transfer(asked).flatMap(outcome -> answer(request, outcome,
                        "training_record_transferred", Map.of("lead_provider_id", asked.asked().to().toString(),
                                "from", asked.asked().from().toString())))));
    }

    private Mono<Answer> answer(ServerRequest request, RecordOutcome outcome, String what, Map<String, Object> why) {
        return switch (outcome) {
            case RecordOutcome.Made(var id, var document) -> audited(request, id, what, why).thenReturn(Answer.created(shown(document)));
            case RecordOutcome.Changed(var id, var document) -> audited(request, id, what, why).thenReturn(Answer.ok(shown(document)));
            case RecordOutcome.Unchanged(_, var document) -> Mono.just(Answer.ok(shown(document)));
            case RecordOutcome.Unknown _ -> Mono.error(Problems.notFound());
            case RecordOutcome.Refused refused -> Mono.error(Problems.trainingRecord(refused));
        };
    }

    private Mono<Void> audited(ServerRequest request, TrainingRecordId id, String what, Map<String, Object> why) {
        return audit.record(Requests.caller(request), at(request), what, "training_record", id.toString(), why);
    }

    /** As whoever trains on the day of the request clock sees the participant. */
    private Mono<ServerResponse> show(ServerRequest request) {
        Requests.operator(request, SCOPE);
        return records.find(id(request)).map(TrainingRecords.Stored::record)
                .flatMap(record -> documents.participant(record.participant(), record.presentOn(LondonDays.of(at(request))).leadProvider()))
                .switchIfEmpty(Mono.error(Problems::notFound))
                .flatMap(document -> ServerResponse.ok().contentType(MediaType.APPLICATION_JSON).header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .bodyValue(shown(document)));
    }

    private static byte[] shown(EcfDocuments.Document document) {
        return Documents.envelope(document.body());
    }

    private static TrainingRecordId id(ServerRequest request) {
        return new TrainingRecordId(Requests.pathUuid(request, "id"));
    }

    private static Instant at(ServerRequest request) {
        return Requests.effectiveAt(request).truncatedTo(ChronoUnit.MICROS);
    }
}
