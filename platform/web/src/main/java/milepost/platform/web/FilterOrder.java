package milepost.platform.web;

import org.springframework.core.Ordered;

/** The order in which a request meets our filters: named, logged, detached from its client, guarded against errors, authenticated (decision A6), then routed. */
public final class FilterOrder {

    public static final int TRACE = Ordered.HIGHEST_PRECEDENCE + 10;
    public static final int ACCESS_LOG = Ordered.HIGHEST_PRECEDENCE + 20;
    public static final int SEEN_THROUGH = Ordered.HIGHEST_PRECEDENCE + 25;
    public static final int ERRORS = Ordered.HIGHEST_PRECEDENCE + 30;
    public static final int AUTHENTICATION = Ordered.HIGHEST_PRECEDENCE + 40;
    public static final int ROUTING = Ordered.HIGHEST_PRECEDENCE + 50;

    private FilterOrder() {}
}
