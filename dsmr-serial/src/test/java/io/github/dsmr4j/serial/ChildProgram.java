package io.github.dsmr4j.serial;

import java.io.IOException;

/** What tests let another JVM do: the name of a task, then a path where it needs one. */
final class ChildProgram {
    static final String SAYS = "child: ";

    private ChildProgram() {}

    public static void main(String[] arguments) throws Exception {
        switch (arguments[0]) {
            case "open" -> say(open(new SerialTransport(arguments[1])));
            case "hold" -> hold(new SerialTransport(arguments[1]));
            case "open without data request" ->
                say(open(new SerialTransport(arguments[1], SerialOptions.DEFAULT.withDataRequest(false))));
            case "list" -> list();
            case "exit while reading" -> exitWhileReading(new SerialTransport(arguments[1]));
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static void say(String text) {
        System.out.println(SAYS + text);
    }

    private static String open(SerialTransport transport) {
        try {
            transport.open();
            return "open";
        } catch (IOException e) {
            return e.getMessage();
        }
    }

    /** Until standard input ends, or the process. */
    private static void hold(SerialTransport transport) throws IOException {
        say(open(transport));
        System.in.read();
    }

    private static void list() {
        try {
            say(SerialPorts.list().size() + " ports");
        } catch (IOException e) {
            say(e.getMessage());
        }
    }

    /** A reader that opens again at each end, as one does that waits for a cable; the JVM ends under its feet. */
    private static void exitWhileReading(SerialTransport transport) throws Exception {
        say(open(transport));
        Thread reader = new Thread(() -> readAgainAndAgain(transport));
        reader.setDaemon(true);
        reader.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> awaitEnd(reader)));
        System.exit(0);
    }

    private static void readAgainAndAgain(SerialTransport transport) {
        byte[] buffer = new byte[100];
        String opened = "open";
        while (opened.equals("open")) {
            int count = transport.read(buffer, 0, buffer.length);
            if (count < 0) {
                opened = open(transport);
            }
        }
        say(opened);
    }

    private static void awaitEnd(Thread reader) {
        try {
            reader.join(20_000);
            say(reader.isAlive() ? "the reader goes on" : "the reader has ended");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
