package milepost.local.sandbox;

import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;

/** The statements as one provider sees them: those that pay for declarations. */
final class Statements {

    private final Api api;
    private final Provider provider;

    Statements(Api api, Provider provider) {
        this.api = api;
        this.provider = provider;
    }

    /** Those that take nothing more on that day. */
    Set<String> dueBefore(LocalDate day) {
        Api.Answer answer = api.send(new Api.Call("GET", "/api/v3/statements?page%5Bper_page%5D=3000", provider.token(), null, null, null));
        if (!answer.ok()) {
            throw new SandboxFailed("the statements of " + provider.name() + " cannot be listed: " + answer.body());
        }
        return answer.body().get("data").valueStream()
                .filter(each -> LocalDate.parse(each.at("/attributes/cut_off_date").asString()).isBefore(day))
                .map(each -> each.get("id").asString()).collect(Collectors.toSet());
    }
}
