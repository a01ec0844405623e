package io.github.dsmr4j.gateway.web;

import java.util.List;

/** Who may do what at a path. */
public enum Access {
    /** Whoever reaches the server may read. */
    READ("GET, HEAD");

    private final String methods;

    Access(String methods) {
        this.methods = methods;
    }

    boolean allows(String method) {
        return List.of(methods.split(", ")).contains(method);
    }

    /** Methods as the header {@code Allow} lists them. */
    String allowed() {
        return methods;
    }
}
