package milepost.participants.http;

import milepost.participants.domain.TrainingStatus;
import milepost.platform.web.Json;
import tools.jackson.databind.node.ObjectNode;

/** A list filtered by training status shows only the enrolments that have it (facts/npq 1.6). */
final class Narrowing {

    private Narrowing() {
    }

    static byte[] to(TrainingStatus status, byte[] document) {
        var tree = (ObjectNode) Json.mapper().readTree(document);
        var attributes = (ObjectNode) tree.path("attributes");
        var matching = attributes.arrayNode();
        attributes.path("npq_enrolments").forEach(enrolment -> {
            if (enrolment.path("training_status").asString().equals(status.word())) {
                matching.add(enrolment);
            }
        });
        if (matching.size() == attributes.path("npq_enrolments").size()) {
            return document;
        }
        attributes.set("npq_enrolments", matching);
        return Json.bytes(tree);
    }
}
