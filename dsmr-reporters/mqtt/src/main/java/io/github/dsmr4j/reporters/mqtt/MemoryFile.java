package io.github.dsmr4j.reporters.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The file of a {@link RegisterMemory}, replaced as a whole, so that it is never half written. One thread. */
final class MemoryFile {
    private static final Logger LOG = LoggerFactory.getLogger(MemoryFile.class);
    private static final int MOST_BYTES = 1 << 20;

    private final Path path;

    MemoryFile(Path path) {
        this.path = path;
    }

    /**
     * What is in the file; nothing if there is none, or one that is damaged and set aside.
     *
     * @throws IOException if it cannot be read, or not be set aside; the message says what to do
     */
    Map<String, SourceMemory> read(ZoneId zone) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new IllegalArgumentException("longer than " + MOST_BYTES + " bytes");
            }
            return MemoryJson.read(new String(bytes, UTF_8), zone);
        } catch (NoSuchFileException e) {
            return Map.of();
        } catch (IllegalArgumentException e) {
            setAside(e);
            return Map.of();
        } catch (IOException e) {
            throw new IOException(
                    "cannot read " + path + " (" + reason(e) + "): let this user read it, or name another file", e);
        }
    }

    private void setAside(IllegalArgumentException fault) throws IOException {
        Path aside = path.resolveSibling(path.getFileName() + ".damaged");
        try {
            Files.move(path, aside, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new IOException(path + " is damaged and cannot be renamed (" + reason(e) + "): remove it", e);
        }
        LOG.warn(
                "{} cannot be used and is now called {}; consumption is counted anew: {}",
                path,
                aside,
                fault.getMessage());
    }

    /**
     * Replaces the file.
     *
     * @throws IOException if that does not work; the message says what to do
     */
    void write(Map<String, SourceMemory> sources) throws IOException {
        Path draft = path.resolveSibling(path.getFileName() + ".new");
        try {
            writeAndSync(draft, UTF_8.encode(MemoryJson.write(sources)));
            Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new IOException(
                    "cannot write " + path + " (" + reason(e)
                            + "): let this user write in its folder, or a restart forgets what was used",
                    e);
        }
    }

    /** Else the file could be replaced by an empty one when the power fails. */
    private static void writeAndSync(Path file, ByteBuffer bytes) throws IOException {
        try (FileChannel out = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
    }

    private static String reason(IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return "no permission";
        }
        if (failure instanceof NoSuchFileException) {
            return "no such folder";
        }
        return failure instanceof FileSystemException system
                ? Optional.ofNullable(system.getReason()).orElse(system.toString())
                : failure.toString();
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
