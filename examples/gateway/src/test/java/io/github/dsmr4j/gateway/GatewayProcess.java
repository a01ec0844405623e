package io.github.dsmr4j.gateway;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The packaged gateway, running. Waits for what it does, never longer than the limit. */
final class GatewayProcess implements AutoCloseable {
    static final Path JAR = Path.of(System.getProperty("basedir", ""), "target", "dsmr-gateway.jar");
    static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    /**
     * Most live too briefly for the second compiler, which takes a quarter of what it costs to start one, and for a
     * collector with threads of its own.
     */
    private static final List<String> SHORT_LIVED = List.of(JAVA, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static final Pattern WEB_PAGES = Pattern.compile("(?s).*web pages on http://localhost:(\\d+)/.*");

    private final Process process;
    private final Drain out;
    private final Drain err;

    private GatewayProcess(ProcessBuilder builder) throws IOException {
        // With it the JVM would print a line of its own.
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        process = builder.start();
        out = new Drain(process.getInputStream());
        err = new Drain(process.getErrorStream());
    }

    /** Starts it with arguments, its standard input open. */
    static GatewayProcess start(String... arguments) throws IOException {
        return start(Map.of(), List.of(), arguments);
    }

    /** Starts it in an environment and with options of the JVM. */
    static GatewayProcess start(Map<String, String> environment, List<String> options, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(hearingInterrupts());
        command.addAll(SHORT_LIVED);
        command.addAll(options);
        command.addAll(List.of("-jar", JAR.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        return new GatewayProcess(builder);
    }

    /** Starts it by another program, such as one that puts it into a network of its own. */
    static GatewayProcess startBy(List<String> program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(program);
        command.addAll(SHORT_LIVED);
        command.addAll(List.of("-jar", JAR.toString()));
        command.addAll(List.of(arguments));
        return new GatewayProcess(new ProcessBuilder(command));
    }

    /** Starts what becomes the gateway, such as its script. */
    static GatewayProcess ofCommand(Map<String, String> environment, List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        return new GatewayProcess(builder);
    }

    long pid() {
        return process.pid();
    }

    /** Background jobs of a shell are deaf to Ctrl-C, and so are their children, unless that is taken back. */
    private static List<String> hearingInterrupts() throws IOException {
        Path status = Path.of("/proc/self/status");
        boolean deaf = Files.exists(status)
                && Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("SigIgn:"))
                        .anyMatch(line -> (Integer.parseInt(line.substring(line.length() - 1), 16) & 0b10) != 0);
        return deaf ? List.of("env", "--default-signal=INT") : List.of();
    }

    /** Starts a command of a shell, in which {@code "$@"} is the gateway. */
    static GatewayProcess shell(String script) throws IOException {
        return new GatewayProcess(new ProcessBuilder("sh", "-c", script, "sh", JAVA, "-jar", JAR.toString()));
    }

    /** Runs it to its end with nothing on standard input. */
    static GatewayProcess run(String... arguments) throws IOException, InterruptedException {
        GatewayProcess gateway = start(arguments);
        gateway.endInput();
        gateway.awaitExit();
        return gateway;
    }

    /** Waits for the port of its web pages. */
    int webPort() throws InterruptedException {
        return Integer.parseInt(
                awaitErrors(text -> WEB_PAGES.matcher(text).find()).replaceAll(WEB_PAGES.pattern(), "$1"));
    }

    void send(byte[] bytes) throws IOException {
        OutputStream in = process.getOutputStream();
        in.write(bytes);
        in.flush();
    }

    void endInput() throws IOException {
        process.getOutputStream().close();
    }

    String awaitOutput(Predicate<String> wanted) throws InterruptedException {
        return out.await(wanted, LIMIT);
    }

    String awaitErrors(Predicate<String> wanted) throws InterruptedException {
        return err.await(wanted, LIMIT);
    }

    /** Waits until so many lines stand on standard output. */
    List<String> awaitLines(int count) throws InterruptedException {
        return awaitLines(count, LIMIT);
    }

    List<String> awaitLines(int count, Duration limit) throws InterruptedException {
        return out.await(text -> text.chars().filter(c -> c == '\n').count() >= count, limit)
                .lines()
                .toList();
    }

    void signal(String name) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start();
        assertThat(kill.waitFor(LIMIT.toSeconds(), SECONDS)).isTrue();
        assertThat(kill.exitValue()).isZero();
    }

    /** Waits for its end; the exit status. */
    int awaitExit() throws InterruptedException {
        assertThat(process.waitFor(LIMIT.toSeconds(), SECONDS))
                .as("the process ends; standard error: " + err.text())
                .isTrue();
        out.awaitEnd(LIMIT);
        err.awaitEnd(LIMIT);
        assertThat(err.text()).doesNotContain("\tat ", "WARNING", "SLF4J");
        return process.exitValue();
    }

    String output() {
        return out.text();
    }

    byte[] outputBytes() {
        return out.bytes();
    }

    List<String> errorLines() {
        return err.text().lines().toList();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
