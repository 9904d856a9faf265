package milepost.participants.application.ecf;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import milepost.participants.application.ecf.EcfDocuments.Document;
import milepost.participants.domain.ParticularsRefusal;
import milepost.participants.domain.ecf.RecordRefusal;
import milepost.participants.domain.ecf.TrainingRecordId;

/** What became of an operator's command on a training record; documents are the participant as the provider in question sees them. */
public sealed interface RecordOutcome {

    record Made(TrainingRecordId id, Document document) implements RecordOutcome {}

    record Changed(TrainingRecordId id, Document document) implements RecordOutcome {}

    record Unchanged(TrainingRecordId id, Document document) implements RecordOutcome {}

    /** No record has the id. */
    record Unknown() implements RecordOutcome {}

    /** Nothing is to be kept of the command, not even a person that was made for it. */
    record Refused(List<ParticularsRefusal> ofPerson, List<RecordRefusal> ofRecord) implements RecordOutcome {

        public Refused {
            ofPerson = List.copyOf(ofPerson);
            ofRecord = List.copyOf(ofRecord);
        }

        static Refused because(RecordRefusal reason) {
            return new Refused(List.of(), List.of(reason));
        }

        /** In the order in which they are declared. */
        static Refused because(List<ParticularsRefusal> ofPerson, Collection<RecordRefusal> ofRecord) {
            return new Refused(ofPerson, ofRecord.isEmpty() ? List.of() : List.copyOf(EnumSet.copyOf(ofRecord)));
        }
    }
}
