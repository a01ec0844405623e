package io.github.dsmr4j.reporters.http;

/**
 * What is to be read at one address of a web server. It does not know the server: any can serve it.
 *
 * <p>Any thread, any number at once. It never waits for anything, and never fails.
 */
@FunctionalInterface
public interface Document {
    /** {@return the document as it is now} */
    Answer answer();
}
