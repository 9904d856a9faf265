package milepost.local.sandbox;

/** Why the sandbox data could not be loaded. */
final class SandboxFailed extends RuntimeException {

    SandboxFailed(String reason) {
        super(reason);
    }
}
