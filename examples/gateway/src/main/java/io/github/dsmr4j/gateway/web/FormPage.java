package io.github.dsmr4j.gateway.web;

import io.github.dsmr4j.reporters.http.Answer;

/** A page with a form. Any thread, any number at once; it may take its time when a form was sent. */
@FunctionalInterface
interface FormPage {
    /** The page, or what came of the form. */
    Answer answer(FormVisit visit) throws InterruptedException;
}
