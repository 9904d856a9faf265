package milepost.participants.http;

import milepost.platform.web.Caller;

/** Who may call internal routes that serve intake. */
final class IntakeOrPeer {

    private IntakeOrPeer() {
    }

    /** A service for itself, or with the token of the operator whose command it carries out; for others there is no such route. */
    static void require(Caller caller) {
        var allowed = switch (caller) {
            case Caller.Internal _ -> true;
            case Caller.Operator operator -> operator.scopes().contains("intake");
            case Caller.Provider _ -> false;
        };
        if (!allowed) {
            throw Problems.notFound();
        }
    }
}
