package milepost.local;

import java.time.Duration;
import milepost.local.sandbox.Provider;

/** What the person at the console wants to know when everything is ready. */
final class Welcome {

    private Welcome() {}

    static String of(Suite suite, Duration taken) {
        StringBuilder text = new StringBuilder();
        text.append("\nMilepost is ready after ").append("%.1f".formatted(taken.toMillis() / 1e3)).append(" s at ").append(suite.gatewayUrl()).append("\n\n");
        text.append(line("the API, described", suite.gatewayUrl() + "/api/docs/v3"));
        text.append(line("what errors mean", suite.gatewayUrl() + "/api/docs/errors"));
        text.append(line("operator token", suite.operatorToken()));
        for (Provider provider : suite.providers()) {
            text.append(line("provider token", provider.token() + "  (" + provider.name() + ")"));
        }
        text.append(line("everything for programs", suite.place().file("run.json")));
        text.append(line("logs", suite.place().file("logs")));
        text.append("\nTry:\n");
        if (suite.providers().isEmpty()) {
            text.append(request(suite, suite.operatorToken(), "/operator/v1/lead-providers"));
            text.append(request(suite, suite.operatorToken(), "/operator/v1/worklist"));
        } else {
            String provider = suite.providers().getFirst().token();
            text.append(request(suite, provider, "/api/v3/npq-applications?page%5Bper_page%5D=2"));
            text.append(request(suite, provider, "/api/v3/participant-declarations?page%5Bper_page%5D=2"));
        }
        text.append(request(suite, suite.operatorToken(), "/operator/v1/reconciliation"));
        text.append("\nCtrl-C stops everything.");
        return text.toString();
    }

    private static String line(String what, Object value) {
        return "  %-24s %s%n".formatted(what, value);
    }

    private static String request(Suite suite, String token, String path) {
        return "  curl -H 'Authorization: Bearer " + token + "' '" + suite.gatewayUrl() + path + "'\n";
    }
}
