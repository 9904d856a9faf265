package milepost.gateway.faults;

import java.io.IOException;

/** The caller's own connection broke while its body was read: nobody is left to answer, and no service is to blame. */
public final class ClientGone extends RuntimeException {

    public ClientGone(IOException cause) {
        super("client gone", cause, false, false);
    }
}
