package io.github.dsmr4j.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the gateway keeps what it must not forget. Any thread. */
final class StateFolder {
    private static final String ID = "id";
    private static final int ID_BYTES = 4;

    private final Path folder;

    StateFolder(Path folder) {
        this.folder = folder;
    }

    /** The folder of the service manager, else of the user. */
    static StateFolder usual(Map<String, String> environment, Path home) {
        Optional<Path> ofService = Optional.ofNullable(environment.get("STATE_DIRECTORY"))
                .flatMap(folders -> Stream.of(folders.split(":")).findFirst())
                .filter(folder -> !folder.isEmpty())
                .map(Path::of);
        return new StateFolder(ofService.orElseGet(() -> Optional.ofNullable(environment.get("XDG_STATE_HOME"))
                .filter(folder -> !folder.isEmpty())
                .map(Path::of)
                .orElseGet(() -> home.resolve(".local/state"))
                .resolve("dsmr4j")));
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    /**
     * A file that can be written, in a folder that is made if it is not there.
     *
     * @throws IOException if it cannot be made; the message says where and what to do
     */
    Path made(String name) throws IOException {
        try {
            Files.createDirectories(folder);
            return file(name);
        } catch (IOException e) {
            throw new IOException(
                    "cannot make the folder " + folder + " for " + name + " (" + e
                            + "); give --state a folder that can be written",
                    e);
        }
    }

    /**
     * Eight digits that tell this gateway from others: drawn once, and kept.
     *
     * @throws IOException if they cannot be kept; the message says where and what to do
     */
    String id() throws IOException {
        try {
            return keptId();
        } catch (NoSuchFileException e) {
            return drawnId();
        }
    }

    private String keptId() throws IOException {
        Path file = file(ID);
        String text;
        try {
            text = Files.readString(file).strip();
        } catch (NoSuchFileException e) {
            throw e;
        } catch (IOException e) {
            throw notKept(e);
        }
        if (!text.matches("[0-9a-f]{8}")) {
            throw new IOException(file + " should hold 8 digits 0-9 a-f, the meter's identifier; restore or delete it");
        }
        return text;
    }

    private String drawnId() throws IOException {
        byte[] drawn = new byte[ID_BYTES];
        new SecureRandom().nextBytes(drawn);
        String id = HexFormat.of().formatHex(drawn);
        try {
            Files.createDirectories(folder);
            Path fresh = file(ID + ".new");
            Files.writeString(fresh, id + "\n");
            Files.move(fresh, file(ID));
            return id;
        } catch (IOException e) {
            throw notKept(e);
        }
    }

    private IOException notKept(IOException reason) {
        return new IOException(
                "cannot keep an identifier for a meter that prints none in " + folder + " (" + reason
                        + "); give --state a folder that can be written, or the meter a --name",
                reason);
    }
}
