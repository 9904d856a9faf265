package milepost.platform.messaging.recover;

import java.util.List;
import milepost.platform.messaging.consume.Delivery;

/** A topic from its beginning to the end it has now, partition by partition. */
public interface WholeTopic {

    /** @return false when the reader wanted no more */
    boolean read(String topic, Reader reader);

    /** Both answer whether to go on. */
    interface Reader {

        boolean records(List<Delivery> some);

        /** No key of this partition will come again. */
        boolean endOfPartition();
    }
}
