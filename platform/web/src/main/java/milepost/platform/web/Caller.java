package milepost.platform.web;

import java.util.Set;
import java.util.UUID;

/** Who calls, as the verified inner token says. */
public sealed interface Caller {

    /** Stable name for audit records and idempotency scopes. */
    String name();

    /** A lead provider's client; every query of a provider route binds {@code providerId}. */
    record Provider(UUID providerId, UUID tokenId) implements Caller {
        @Override
        public String name() {
            return "provider:" + providerId;
        }
    }

    /** An operator's client with scopes {@code intake}, {@code catalogue}, {@code finance}, {@code tokens}. */
    record Operator(Set<String> scopes, UUID tokenId) implements Caller {
        public Operator {
            scopes = Set.copyOf(scopes);
        }

        @Override
        public String name() {
            return "operator:" + tokenId;
        }
    }

    /** Another service of the suite, on an internal route. */
    record Internal(String service) implements Caller {
        @Override
        public String name() {
            return "service:" + service;
        }
    }
}
