package io.github.dsmr4j.core.reading;

import java.util.Optional;

/**
 * Power averaged over a period, mostly a quarter of an hour. What the meter does not print is absent. Quantities have
 * the unit that the meter prints. Immutable; any thread.
 *
 * <p>Source: e-MUCS P1 (the running average from the grid), Lithuania (ESO); the codes are those of IEC 62056-6-1.
 */
public final class Demand {
    private static final int RUNNING = 4;
    private static final int COMPLETED = 5;
    private static final int AVERAGE = 24;

    private final ObjectIndex objects;
    private final EnergyFlow flow;

    Demand(ObjectIndex objects, EnergyFlow flow) {
        this.objects = objects;
        this.flow = flow;
    }

    /** {@return what is averaged} */
    public EnergyFlow flow() {
        return flow;
    }

    /** {@return the average of the period that runs (1-0:1.4.0, 2.4.0 and so on)} */
    public Optional<Quantity> running() {
        return average(RUNNING);
    }

    /** {@return the average of the last whole period (1-0:1.5.0, 2.5.0 and so on)} */
    public Optional<Quantity> completed() {
        return average(COMPLETED);
    }

    /** {@return the average over the meter's third measurement period (1-0:1.24.0, 15.24.0 and so on, Lithuania)} */
    public Optional<Quantity> average() {
        return average(AVERAGE);
    }

    private Optional<Quantity> average(int processing) {
        return objects.quantity(flow.code(), processing, 0, flow.power());
    }

    void readEverything() {
        running();
        completed();
        average();
    }

    /** Such as {@code ACTIVE_DELIVERED running 1.234 kW}. */
    @Override
    public String toString() {
        return flow
                + running().map(power -> " running " + power).orElse("")
                + completed().map(power -> " completed " + power).orElse("")
                + average().map(power -> " average " + power).orElse("");
    }
}
