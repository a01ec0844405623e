package io.github.dsmr4j.gateway.web;

import java.util.List;

/** Who may do what at a path. */
public enum Access {
    /** Whoever reaches the server may read. */
    READ("GET, HEAD"),
    /** Whoever reaches the server may read, and send a form from the page itself: to log in, and out. */
    KNOCK("GET, HEAD, POST"),
    /** Who is logged in may read, and send a form from the page itself. */
    OWN("GET, HEAD, POST");

    private final String methods;

    Access(String methods) {
        this.methods = methods;
    }

    boolean allows(String method) {
        return List.of(methods.split(", ")).contains(method);
    }

    /** Whether forms may be sent there. */
    boolean hasForms() {
        return this != READ;
    }

    boolean needsLogin() {
        return this == OWN;
    }

    /** Methods as the header {@code Allow} lists them. */
    String allowed() {
        return methods;
    }
}
