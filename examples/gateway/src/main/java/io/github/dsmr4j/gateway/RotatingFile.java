package io.github.dsmr4j.gateway;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file that bytes are appended to, and that makes room before it grows beyond a limit: it becomes {@code FILE.1},
 * which becomes {@code FILE.2}, and so on, and the oldest goes. So at most {@code limit * (kept + 1)} bytes are on the
 * disk.
 *
 * <p>What one call writes stays in one file, and has one of its own if it is longer than the limit. A telegram may be cut
 * all the same; {@code cat FILE.2 FILE.1 FILE} gives the bytes back as they came.
 *
 * <p>The file is open during a write only. So nothing is lost when the program is killed, and a file or a folder that was
 * removed meanwhile is noticed. One thread.
 */
final class RotatingFile {
    private final File file;
    private final long limit;
    private final int kept;

    /**
     * A file, which need not exist.
     *
     * @param limit the most bytes that it may have
     * @param kept how many old ones stay beside it
     * @throws IllegalArgumentException if one of the two is below 1
     */
    RotatingFile(Path file, long limit, int kept) {
        if (limit < 1 || kept < 1) {
            throw new IllegalArgumentException(
                    "a limit of " + limit + " bytes and " + kept + " old files: both must be 1 or more");
        }
        this.file = file.toAbsolutePath().toFile();
        this.limit = limit;
        this.kept = kept;
    }

    /**
     * Makes it if there is none: who asked for it shall know at once when it cannot be written.
     *
     * @throws IOException as {@link #write}
     */
    void create() throws IOException {
        write(new byte[0], 0, 0);
    }

    /**
     * Appends bytes: all of them, or none when it fails.
     *
     * @throws IOException saying which file cannot be written, why, and what to do
     */
    void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            if (file.isFile() && file.length() > 0 && file.length() + length > limit) {
                makeRoom(0);
            }
            append(bytes, offset, length);
        } catch (IOException e) {
            throw new IOException("cannot write " + file + ": " + reason(e), e);
        }
    }

    /** Renames an old file, or the file itself, to the next number, after the one that has this number. */
    private void makeRoom(int number) throws IOException {
        Path old = numbered(number);
        if (number < kept && Files.exists(old)) {
            makeRoom(number + 1);
            Files.move(old, numbered(number + 1), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private Path numbered(int number) {
        return number == 0 ? file.toPath() : Path.of(file + "." + number);
    }

    private void append(byte[] bytes, int offset, int length) throws IOException {
        long before = file.length();
        // Not a channel: an interrupt of the thread would close it.
        try (FileOutputStream out = new FileOutputStream(file, true)) {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            cutBack(before);
            throw e;
        }
    }

    /** A disk that ran full took a part. */
    private void cutBack(long length) {
        if (file.length() > length) {
            try (RandomAccessFile opened = new RandomAccessFile(file, "rw")) {
                opened.setLength(length);
            } catch (IOException e) {
                // Nothing can be done about it: a part stays, and it was read from the meter, too.
                return;
            }
        }
    }

    private String reason(IOException failure) {
        if (file.isDirectory()) {
            return "it is a folder; name a file";
        }
        File folder = file.getAbsoluteFile().getParentFile();
        if (folder != null && !folder.isDirectory()) {
            return "there is no folder " + folder + "; make it first";
        }
        boolean writable = file.exists() ? file.canWrite() : folder != null && folder.canWrite();
        return writable ? String.valueOf(failure.getMessage()) : "permission denied";
    }
}
