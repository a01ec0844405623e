package io.github.dsmr4j.gateway.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Replaces a whole file: whenever the program is killed or the power fails, there is the old file or the new one, complete.
 * A new file is for its owner alone; one that is replaced keeps its permissions. Of a link, what it leads to is replaced.
 */
public final class DurableFile {
    private static final String DRAFT = ".new";
    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rw-------");

    /** One operation on files; after each of them the file is whole. */
    interface Step {
        void run() throws IOException;
    }

    private DurableFile() {}

    /**
     * Writes a file, in UTF-8.
     *
     * @throws IOException if that fails; the message says where and why
     */
    public static void write(Path file, String text) throws IOException {
        run(file, () -> steps(file, text, Optional.empty()));
    }

    /**
     * The same; what was there before stays beside it.
     *
     * @param ending what the name of the file from before has more, such as {@code .previous}
     * @throws IOException as {@link #write}
     */
    public static void replace(Path file, String text, String ending) throws IOException {
        run(file, () -> steps(file, text, Optional.of(ending)));
    }

    private interface Plan {
        List<Step> steps() throws IOException;
    }

    private static void run(Path file, Plan plan) throws IOException {
        try {
            for (Step step : plan.steps()) {
                step.run();
            }
        } catch (AccessDeniedException e) {
            throw new IOException(
                    "cannot write " + file + ": permission denied; this user needs to write to its folder", e);
        } catch (NoSuchFileException e) {
            throw new IOException("cannot write " + file + ": there is no such folder", e);
        } catch (IOException e) {
            throw new IOException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    /** All that is done, in order. */
    static List<Step> steps(Path file, String text, Optional<String> endingOfPrevious) throws IOException {
        boolean isThere = Files.exists(file);
        Path target = isThere ? file.toRealPath() : file.toAbsolutePath();
        Set<PosixFilePermission> permissions =
                isThere && isPosix(target) ? Files.getPosixFilePermissions(target) : OWNER;
        List<Step> steps = new ArrayList<>();
        if (isThere && endingOfPrevious.isPresent()) {
            Path previous = beside(target, endingOfPrevious.get());
            Path copy = beside(previous, DRAFT);
            steps.add(() -> toDisk(copy, Files.readAllBytes(target), permissions));
            steps.add(() -> Files.move(copy, previous, StandardCopyOption.ATOMIC_MOVE));
        }
        Path draft = beside(target, DRAFT);
        steps.add(() -> toDisk(draft, text.getBytes(UTF_8), permissions));
        steps.add(() -> Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE));
        steps.add(() -> syncFolder(target));
        return steps;
    }

    private static Path beside(Path file, String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }

    private static boolean isPosix(Path file) throws IOException {
        return Files.getFileStore(file).supportsFileAttributeView(PosixFileAttributeView.class);
    }

    private static void toDisk(Path file, byte[] bytes, Set<PosixFilePermission> permissions) throws IOException {
        // One that a killed program left may have other permissions.
        Files.deleteIfExists(file);
        boolean posix = isPosix(folder(file));
        FileAttribute<?>[] forOwner =
                posix ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER)} : new FileAttribute<?>[0];
        Set<OpenOption> creating = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel out = FileChannel.open(file, creating, forOwner)) {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                out.write(rest);
            }
            if (posix) {
                Files.setPosixFilePermissions(file, permissions);
            }
            out.force(true);
        }
    }

    /** Else the new name could be lost with the power; elsewhere than on POSIX a folder cannot be opened. */
    private static void syncFolder(Path file) throws IOException {
        Path folder = folder(file);
        if (isPosix(folder)) {
            try (FileChannel channel = FileChannel.open(folder)) {
                channel.force(true);
            }
        }
    }

    private static Path folder(Path file) {
        return Optional.ofNullable(file.toAbsolutePath().getParent()).orElseThrow();
    }
}
