package milepost.local;

import java.time.Duration;
import milepost.local.sandbox.Provider;

/** What the person at the console wants to know when everything is ready. */
final class Welcome {

    private Welcome() {}

    static String of(Suite suite, Duration taken) {
        StringBuilder text = new StringBuilder();
        text.append("\nMilepost is ready after ").append(taken.toSeconds()).append(" s at ").append(suite.gatewayUrl()).append("\n\n");
        text.append("  operator token         ").append(suite.operatorToken()).append('\n');
        for (Provider provider : suite.providers()) {
            text.append("  %-22s %s  (%s)%n".formatted("provider token", provider.token(), provider.name()));
        }
        text.append("  everything for programs ").append(suite.place().file("run.json")).append('\n');
        text.append("  logs                    ").append(suite.place().file("logs")).append('\n');
        String token = suite.providers().isEmpty() ? "<token>" : suite.providers().getFirst().token();
        text.append("\nTry:\n");
        text.append("  curl -H 'Authorization: Bearer ").append(token).append("' '").append(suite.gatewayUrl())
                .append("/api/v3/npq-applications?page%5Bper_page%5D=2'\n");
        text.append("  curl -H 'Authorization: Bearer ").append(token).append("' '").append(suite.gatewayUrl())
                .append("/api/v3/participant-declarations?page%5Bper_page%5D=2'\n");
        text.append("  curl -H 'Authorization: Bearer ").append(suite.operatorToken()).append("' '").append(suite.gatewayUrl())
                .append("/operator/v1/reconciliation'\n");
        text.append("\nCtrl-C stops everything.");
        return text.toString();
    }
}
