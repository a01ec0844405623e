package io.github.dsmr4j.gateway;

import io.github.dsmr4j.gateway.files.DurableFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the gateway keeps what it must not forget. From its first use until it is closed it belongs to one gateway: a
 * second one would overwrite what the first remembers. Any thread.
 */
final class StateFolder implements Closeable {
    private static final String ID = "id";
    private static final int ID_BYTES = 4;

    private final Path folder;
    private Optional<FileChannel> lock = Optional.empty();

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

    /**
     * A file in the folder, which is made if it is not there.
     *
     * @throws IOException if another gateway uses the folder, or it cannot be made; the message says what to do
     */
    synchronized Path file(String name) throws IOException {
        claim();
        return path(name);
    }

    Path path(String name) {
        return folder.resolve(name);
    }

    /**
     * Eight digits that tell this gateway from others: drawn once, and kept.
     *
     * @throws IOException if they cannot be kept; the message says where and what to do
     */
    synchronized String id() throws IOException {
        claim();
        try {
            String kept = Files.readString(path(ID)).strip();
            if (!kept.matches("[0-9a-f]{8}")) {
                throw new IOException("it should hold 8 digits 0-9 a-f, the meter's identifier; restore or delete it");
            }
            return kept;
        } catch (NoSuchFileException e) {
            return drawnId();
        } catch (IOException e) {
            throw new IOException("cannot use " + path(ID) + ": " + reason(e), e);
        }
    }

    private String drawnId() throws IOException {
        byte[] drawn = new byte[ID_BYTES];
        new SecureRandom().nextBytes(drawn);
        String id = HexFormat.of().formatHex(drawn);
        try {
            DurableFile.write(path(ID), id + "\n");
            return id;
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** Why nothing can be kept in the folder, if nothing can; it is made if it is not there. */
    Optional<String> fault() {
        try {
            Files.createDirectories(folder);
            if (!Files.isWritable(folder)) {
                throw new IOException("it cannot be written");
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(String.valueOf(unusable(e).getMessage()));
        }
    }

    private void claim() throws IOException {
        if (lock.isPresent()) {
            return;
        }
        try {
            Files.createDirectories(folder);
            FileChannel channel = FileChannel.open(path("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!isLocked(channel)) {
                channel.close();
                throw new IOException("another gateway uses it");
            }
            lock = Optional.of(channel);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private IOException unusable(IOException reason) {
        return new IOException(
                "cannot keep anything in " + folder + " (" + reason(reason)
                        + "); give --state a folder of its own that can be written, or a meter without an identifier a"
                        + " --name",
                reason);
    }

    private static String reason(IOException failure) {
        return failure.getClass().equals(IOException.class) ? String.valueOf(failure.getMessage()) : failure.toString();
    }

    /** Lets another gateway have it; the end of the program does as well. */
    @Override
    public synchronized void close() {
        try {
            if (lock.isPresent()) {
                lock.get().close();
            }
        } catch (IOException e) {
            // Nothing was written to it.
            return;
        } finally {
            lock = Optional.empty();
        }
    }
}
