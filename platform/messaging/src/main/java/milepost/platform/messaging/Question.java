package milepost.platform.messaging;

import java.util.Map;

/**
 * What to ask an aggregate's owner before we answer 404 or refuse.
 *
 * @param owner     the service's name, such as {@code participants-service}
 * @param aggregate the plural in its path, such as {@code enrolments}
 * @param criteria  the query, such as {@code participant_id=…} or {@code id=…}
 */
public record Question(String owner, String aggregate, Map<String, String> criteria) {

    public Question {
        criteria = Map.copyOf(criteria);
    }
}
