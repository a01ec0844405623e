package io.github.dsmr4j.core.reading;

import io.github.dsmr4j.core.obis.Obis;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The M-Bus devices of a telegram, and which of several is in use. */
final class MBusDevices {
    /** By no more than this the clock of a device is ahead of the electricity meter's. */
    private static final Duration CLOCKS_DIFFER = Duration.ofDays(1);

    private MBusDevices() {}

    /** All of them by channel. */
    static List<MBusDevice> of(ObjectIndex objects) {
        TreeSet<Integer> channels = new TreeSet<>();
        for (int index = 0; index < objects.size(); index++) {
            Obis code = objects.code(index);
            if (isPartOfDevice(code)) {
                channels.add(code.b());
            }
        }
        return channels.stream()
                .map(channel -> new MBusDevice(objects, channel))
                .toList();
    }

    private static boolean isPartOfDevice(Obis code) {
        if (code.a() != 0 || code.b() == 0) {
            return false;
        }
        boolean identity = code.c() == 96 && code.d() == 1 && code.e() <= 2;
        boolean device = code.c() == 24 && code.d() >= 1 && code.d() <= 4;
        return identity || device;
    }

    /**
     * Of those that are wanted one that has measured something, then one with an identifier, then the one with the newest
     * reading, then the one on the lowest channel.
     *
     * @param now when the telegram was sent: what was captured well after it is not newest but wrong
     */
    static Optional<MBusDevice> inUse(List<MBusDevice> devices, Predicate<MBusDevice> wanted, Instant now) {
        Instant latest = now.plus(CLOCKS_DIFFER);
        Predicate<MBusDevice> timely =
                device -> device.instant().filter(time -> !time.isAfter(latest)).isPresent();
        return devices.stream()
                .filter(wanted)
                .max(Comparator.comparing(MBusDevice::hasMeasured)
                        .thenComparing(device -> device.equipmentId().isPresent())
                        .thenComparing(timely::test)
                        .thenComparing(device -> device.instant().orElse(Instant.MIN))
                        .thenComparing(Comparator.comparing(MBusDevice::channel).reversed()));
    }
}
