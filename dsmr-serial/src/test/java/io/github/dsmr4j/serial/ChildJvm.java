package io.github.dsmr4j.serial;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.dsmr4j.core.transport.Programs;
import io.github.dsmr4j.core.transport.Transport;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/** A second JVM that runs {@link ChildProgram}; it ends with the test. */
final class ChildJvm implements AutoCloseable {
    private static final String NOBODY = "65534";
    private static final int FIRST_TO_ASK_FOR_NATIVE_ACCESS = 24;

    private final Process process;
    private final BufferedReader output;

    private ChildJvm(List<String> command) throws IOException {
        process = new ProcessBuilder(command).redirectErrorStream(true).start();
        output = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    }

    /** Runs a task with properties of the JVM such as {@code -Dname=value}. */
    static ChildJvm run(List<String> properties, String... task) throws IOException {
        return new ChildJvm(command(classPath(), properties, task));
    }

    /** Runs a task and writes down what it asks devices for. */
    static ChildJvm runTraced(Path trace, String... task) throws IOException {
        Programs.require("strace");
        List<String> command = new ArrayList<>(List.of("strace", "-f", "-e", "trace=ioctl", "-o", trace.toString()));
        command.addAll(command(classPath(), List.of(), task));
        return new ChildJvm(command);
    }

    /** Runs a task as the user nobody, who may read what is copied to the folder. */
    static ChildJvm runAsNobody(Path readable, String... task) throws IOException, InterruptedException {
        Programs.require("setpriv");
        for (Path part : classPath()) {
            exec("cp", "-r", part.toString(), readable.toString());
        }
        exec("chmod", "-R", "a+rX", readable.toString());
        List<Path> copies = classPath().stream()
                .map(part -> readable.resolve(part.getFileName()))
                .toList();
        List<String> command =
                new ArrayList<>(List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"));
        command.addAll(command(copies, List.of(), task));
        return new ChildJvm(command);
    }

    private static void exec(String... command) throws IOException, InterruptedException {
        int code = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (code != 0) {
            throw new IOException(String.join(" ", command) + " ended with " + code);
        }
    }

    private static List<String> command(List<Path> classPath, List<String> properties, String... task) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx64m");
        if (Runtime.version().feature() >= FIRST_TO_ASK_FOR_NATIVE_ACCESS) {
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.addAll(properties);
        command.add("-cp");
        command.add(classPath.stream().map(Path::toString).collect(Collectors.joining(":")));
        command.add(ChildProgram.class.getName());
        command.addAll(List.of(task));
        return command;
    }

    private static List<Path> classPath() {
        return Stream.of(
                        ChildProgram.class,
                        SerialTransport.class,
                        Transport.class,
                        com.fazecast.jSerialComm.SerialPort.class,
                        LoggerFactory.class)
                .map(ChildJvm::sourceOf)
                .filter(Files::exists)
                .distinct()
                .toList();
    }

    private static Path sourceOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    long pid() {
        return process.pid();
    }

    /** The next line that the task says itself. */
    String said() throws IOException {
        String line = output.readLine();
        while (line != null && !line.startsWith(ChildProgram.SAYS)) {
            line = output.readLine();
        }
        return line == null ? "" : line.substring(ChildProgram.SAYS.length());
    }

    /** Everything that is still to come, standard error included. */
    String rest() throws IOException {
        return output.lines().collect(Collectors.joining("\n"));
    }

    int exitCode() throws InterruptedException {
        return process.waitFor();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
