package milepost.applications.http;

import java.util.List;
import java.util.Map;
import java.util.Set;
import milepost.applications.domain.Refusal;
import milepost.platform.web.ApiError;
import milepost.platform.web.Refused;

/** Turns refusals into the error answers of each API. */
final class Problems {

    /** What a provider can write in the body of a command; any other title names no place in it. */
    private static final Set<String> PROVIDER_ATTRIBUTES = Set.of("funded_place", "schedule_identifier");

    private Problems() {
    }

    static Refused ofProvider(List<Refusal> refusals) {
        return Refused.unprocessable(refusals.stream().map(refusal -> PROVIDER_ATTRIBUTES.contains(refusal.title())
                ? ApiError.attribute(refusal.title(), refusal.code(), refusal.detail()).with(refusal.meta())
                : ApiError.of(refusal.title(), refusal.code(), refusal.detail()).with(refusal.meta())).toList());
    }

    /** An operator's bodies are plain: the title is where the fault is. */
    static Refused ofOperator(List<Refusal> refusals) {
        return Refused.unprocessable(refusals.stream().map(refusal -> ofOperator("/", refusal)).toList());
    }

    /** The same for a list, by the numbers of what is in it. */
    static Refused ofOperator(Map<Integer, List<Refusal>> refusals) {
        return Refused.unprocessable(refusals.entrySet().stream().flatMap(each -> each.getValue().stream()
                .map(refusal -> ofOperator("/" + each.getKey() + "/", refusal))).toList());
    }

    private static ApiError ofOperator(String place, Refusal refusal) {
        return new ApiError(refusal.title().substring(refusal.title().lastIndexOf('/') + 1), refusal.detail(), refusal.code(),
                place + refusal.title(), refusal.meta());
    }
}
