package io.github.dsmr4j.gateway;

import io.github.dsmr4j.gateway.mdns.Announcement;
import io.github.dsmr4j.gateway.mdns.Announcement.Service;
import io.github.dsmr4j.gateway.mdns.Announcer;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** How the web server is found in the local network: options of {@code run}. */
final class MdnsArguments {
    @Option(
            names = "--mdns-name",
            paramLabel = "NAME",
            description = "By which name this computer is found in the local network once others can reach --http:"
                    + " http://NAME.local; " + Announcement.DEFAULT_NAME + " unless given, NAME-2 if that is taken.")
    private Optional<String> name = Optional.empty();

    @Option(names = "--no-mdns", description = "Do not make it known in the local network.")
    private boolean unwanted;

    void look(Problems problems, boolean pages) {
        if (name.isPresent() && unwanted) {
            problems.add("--mdns-name and --no-mdns exclude each other");
        }
        if (name.isPresent() && !pages) {
            problems.add("--mdns-name needs --http");
        }
        problems.look(() -> name.ifPresent(Announcement::requireName));
    }

    /** Names by which a browser may come to call the web server, after those that the user gave. */
    List<String> withHosts(List<String> given) {
        return unwanted
                ? given
                : Stream.concat(given.stream(), Announcement.hostNames(name()).stream())
                        .toList();
    }

    /** Makes a web server known, unless nobody else could reach it or want to. */
    Optional<Announcer> announce(InetSocketAddress web, Optional<String> homeWizard, Consumer<String> tell) {
        if (unwanted || web.getAddress().isLoopbackAddress()) {
            return Optional.empty();
        }
        List<Service> services = new ArrayList<>(List.of(Service.webPages(name(), web.getPort())));
        homeWizard.ifPresent(serial -> services.add(Service.homeWizard(serial, web.getPort())));
        return Optional.of(Announcer.start(new Announcement(name(), services), web.getAddress(), tell));
    }

    private String name() {
        return name.map(Announcement::requireName).orElse(Announcement.DEFAULT_NAME);
    }
}
