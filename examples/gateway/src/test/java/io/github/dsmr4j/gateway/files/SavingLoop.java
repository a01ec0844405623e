package io.github.dsmr4j.gateway.files;

import java.io.IOException;
import java.nio.file.Path;

/** A program that saves again and again until it is killed. */
final class SavingLoop {
    private SavingLoop() {}

    /** One of two texts that differ from the first letter to the last. */
    static String text(int number) {
        return (number % 2 == 0 ? "even\n" : "odd\n").repeat(5000);
    }

    /** Saves into the file of the first argument; prints a line for each time. */
    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        for (int number = 0; ; number++) {
            DurableFile.replace(file, text(number), ".previous");
            System.out.println(number);
        }
    }
}
