package io.github.dsmr4j.gateway;

import io.github.dsmr4j.core.transport.Transport;
import io.github.dsmr4j.core.transport.TransportContract;
import io.github.dsmr4j.testdata.SimulatedMeter.Profile;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;

/** A simulated meter never ends; the next telegram of this one is an hour away. */
class SimulatedTransportContractTest extends TransportContract {
    @Override
    protected Transport silent() {
        return new SimulatedTransport(
                new Simulation(Profile.DSMR5, Optional.empty(), Duration.ofHours(1), 0, new SplittableRandom(1)));
    }
}
