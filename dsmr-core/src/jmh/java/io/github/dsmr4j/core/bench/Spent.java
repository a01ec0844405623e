package io.github.dsmr4j.core.bench;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Nanoseconds that measure and parser have had in an iteration in turns, and how often both had all of the input. */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class Spent {
    public long measure;
    public long parser;
    public long passes;
}
