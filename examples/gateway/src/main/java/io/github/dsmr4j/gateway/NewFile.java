package io.github.dsmr4j.gateway;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.Optional;

/** A file to write to, which is made when the first bytes come: no input, no file. */
final class NewFile implements Anonymising.Sink {
    private final Path file;
    private final boolean mayReplace;
    private Optional<OutputStream> out = Optional.empty();

    private NewFile(Path file, boolean mayReplace) {
        this.file = file;
        this.mayReplace = mayReplace;
    }

    /**
     * A file that nothing is lost by.
     *
     * @param input what is read meanwhile, if it is a file
     * @param mayReplace whether there may be such a file
     * @throws IOException if there is one that must stay
     */
    static NewFile checked(Path file, Optional<Path> input, boolean mayReplace) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException("cannot write " + file + ": it is a folder");
        }
        if (Files.exists(file)
                && input.isPresent()
                && Files.exists(input.get())
                && Files.isSameFile(file, input.get())) {
            throw new IOException("cannot write " + file + ": it is the input");
        }
        if (Files.exists(file) && !mayReplace) {
            throw new IOException("cannot write " + file + ": there is such a file; --force replaces it");
        }
        return new NewFile(file, mayReplace);
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        try {
            if (out.isEmpty()) {
                out = Optional.of(Files.newOutputStream(file, options()));
            }
            out.get().write(bytes);
        } catch (NoSuchFileException e) {
            throw new IOException("cannot write " + file + ": there is no such folder", e);
        } catch (AccessDeniedException e) {
            throw new IOException("cannot write " + file + ": permission denied", e);
        } catch (IOException e) {
            throw new IOException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    private OpenOption[] options() {
        return mayReplace ? new OpenOption[] {WRITE, CREATE, TRUNCATE_EXISTING} : new OpenOption[] {WRITE, CREATE_NEW};
    }

    @Override
    public void close() throws IOException {
        if (out.isPresent()) {
            out.get().close();
        }
    }
}
