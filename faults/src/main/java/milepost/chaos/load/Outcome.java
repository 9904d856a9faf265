package milepost.chaos.load;

import java.util.List;
import java.util.UUID;

/** What a client was told of its command. */
public sealed interface Outcome {

    /** It is done: the id of what there is now, and its state. */
    record Acknowledged(UUID id, String state) implements Outcome {}

    /** It is not done, and why. */
    record Refused(int status, List<String> codes) implements Outcome {

        public Refused {
            codes = List.copyOf(codes);
        }
    }

    /** Nobody said, however often it was asked. */
    record Unknown(String lastTrouble) implements Outcome {}
}
