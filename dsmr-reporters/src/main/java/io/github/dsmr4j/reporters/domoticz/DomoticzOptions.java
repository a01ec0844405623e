package io.github.dsmr4j.reporters.domoticz;

import io.github.dsmr4j.reporters.web.Endpoint;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where Domoticz is, which of its devices are told what, and how to log in. Immutable; any thread. Each {@code with} method
 * gives a changed copy. What it prints of itself holds no secrets.
 */
public final class DomoticzOptions {
    /** How long a request may take unless told otherwise. */
    public static final Duration DEFAULT_TIME_OUT = Endpoint.DEFAULT_TIME_OUT;

    private final Endpoint endpoint;
    private final Map<DomoticzDevice, Integer> devices;
    private final boolean tariffsSwapped;

    private DomoticzOptions(Endpoint endpoint, Map<DomoticzDevice, Integer> devices, boolean tariffsSwapped) {
        this.endpoint = endpoint;
        this.devices = DomoticzDevice.checked(devices);
        this.tariffsSwapped = tariffsSwapped;
    }

    /**
     * Domoticz at an address, without a login.
     *
     * @param baseUrl such as {@code http://192.168.1.4:8080} or {@code https://example.org/domoticz}: what a browser shows,
     *     without user and password
     * @param energyIdx the number of its device of type P1 Smart Meter, Energy, as Domoticz lists it
     * @return with that device alone, tariffs not swapped, and a limit of ten seconds for a request
     * @throws IllegalArgumentException if one of them is none; the message says why and never shows a password
     */
    public static DomoticzOptions of(String baseUrl, int energyIdx) {
        return new DomoticzOptions(Endpoint.of("Domoticz", baseUrl), Map.of(DomoticzDevice.ENERGY, energyIdx), false);
    }

    /**
     * Domoticz at an address that is told other devices than one of energy, such as those of a heat meter.
     *
     * @param baseUrl as {@link #of(String, int)} takes it
     * @param devices the idx of each device, as Domoticz lists it; 1 or more
     * @return tariffs not swapped, and a limit of ten seconds for a request
     * @throws IllegalArgumentException as {@link #of(String, int)}, or if a number is given twice
     */
    public static DomoticzOptions of(String baseUrl, Map<DomoticzDevice, Integer> devices) {
        return new DomoticzOptions(Endpoint.of("Domoticz", baseUrl), devices, false);
    }

    private DomoticzOptions with(Endpoint changed) {
        return new DomoticzOptions(changed, devices, tariffsSwapped);
    }

    /**
     * With the number of another device, as Domoticz lists it.
     *
     * @param device of any kind; one that has a number already gets the new one
     * @param idx 1 or more
     * @return a copy with this device
     * @throws IllegalArgumentException if it is below 1 or another device's
     */
    public DomoticzOptions withDevice(DomoticzDevice device, int idx) {
        Map<DomoticzDevice, Integer> more = new EnumMap<>(devices);
        more.put(device, idx);
        return new DomoticzOptions(endpoint, more, tariffsSwapped);
    }

    /**
     * With the registers of tariffs 1 and 2 in each other's place: register 2 is the low tariff in Belgium.
     *
     * @param swapped false unless told otherwise
     * @return a copy that swaps them, or does not
     */
    public DomoticzOptions withTariffsSwapped(boolean swapped) {
        return new DomoticzOptions(endpoint, devices, swapped);
    }

    /**
     * With a user of Domoticz, instead of a token. Over http the password can be read on the network.
     *
     * @param user as Domoticz knows it
     * @param password a secret
     * @return a copy with this login
     * @throws IllegalArgumentException if the user is empty or holds a colon, which no login can hold
     */
    public DomoticzOptions withLogin(String user, String password) {
        return with(endpoint.withLogin(user, password));
    }

    /**
     * With a token that Domoticz has issued, instead of a user.
     *
     * @param token a secret
     * @return a copy with this token
     * @throws IllegalArgumentException if it has characters that no token has
     */
    public DomoticzOptions withBearerToken(String token) {
        return with(endpoint.withToken("Bearer", token));
    }

    /**
     * With a PEM file of the certificates to trust over https, instead of those that this JDK trusts.
     *
     * @param file read when the reporter is made
     * @return a copy that trusts these alone
     */
    public DomoticzOptions withCaFile(Path file) {
        return with(endpoint.withCaFile(file));
    }

    /**
     * With another limit for a request, from looking up the host to the last byte of the answer.
     *
     * @param limit ten seconds unless told otherwise
     * @return a copy with this limit
     * @throws IllegalArgumentException if it is not in 1 ms to 10 minutes
     */
    public DomoticzOptions withTimeOut(Duration limit) {
        return with(endpoint.withTimeOut(limit));
    }

    /** {@return where Domoticz is; without a slash at its end, and without a login} */
    public URI base() {
        return endpoint.base();
    }

    /** {@return the devices that are told something, and their idx; unmodifiable} */
    public Map<DomoticzDevice, Integer> devices() {
        return devices;
    }

    /** {@return whether tariffs 1 and 2 change places} */
    public boolean isTariffsSwapped() {
        return tariffsSwapped;
    }

    Endpoint endpoint() {
        return endpoint;
    }

    /** {@return the PEM file of the certificates to trust instead of the JDK's; empty for the JDK's} */
    public Optional<Path> caFile() {
        return endpoint.caFile();
    }

    /** {@return how long a request may take} */
    public Duration timeOut() {
        return endpoint.timeOut();
    }

    /** The address alone. */
    @Override
    public String toString() {
        return "domoticz " + endpoint.base();
    }
}
