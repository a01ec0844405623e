package io.github.dsmr4j.gateway.web;

import io.github.dsmr4j.reporters.http.Answer;

/** What is to be read at a path, for one request. Any thread, any number at once; it never waits for anything. */
@FunctionalInterface
public interface Page {
    /** The page as it is now. */
    Answer answer(Visit visit);
}
