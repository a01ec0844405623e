package io.github.dsmr4j.gateway;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in one line on standard error what went wrong; never with a stack trace. */
final class Faults {
    private static final String REPORT_TO = "https://github.com/dsmr4j/dsmr4j/issues";

    private Faults() {}

    static int wrongArguments(ParameterException fault, String[] arguments) {
        return several(List.of(message(fault)), fault.getCommandLine());
    }

    /** Faults of a command, a line each, and a hint. */
    static int several(List<String> faults, CommandLine command) {
        PrintWriter err = command.getErr();
        faults.forEach(fault -> err.println(oneLine(fault)));
        err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        return ExitStatus.FAILED;
    }

    static String message(ParameterException fault) {
        CommandLine command = fault.getCommandLine();
        if (fault instanceof UnmatchedArgumentException unmatched
                && !command.getSubcommands().isEmpty()) {
            return "\"" + unmatched.getUnmatched().get(0) + "\" is no command; expected one of "
                    + String.join(", ", command.getSubcommands().keySet());
        }
        if (fault instanceof UnmatchedArgumentException unmatched
                && unmatched.getUnmatched().stream().anyMatch(Secret::looksLikeKey)) {
            return "an argument too many looks like a key, and is not shown; a key stands behind --key";
        }
        return String.valueOf(fault.getMessage());
    }

    static int failure(Exception failure, CommandLine command) {
        if (failure instanceof OutputException output && output.isReaderGone()) {
            return ExitStatus.OK;
        }
        command.getErr().println(oneLine(message(failure)));
        return ExitStatus.FAILED;
    }

    private static String message(Exception failure) {
        if (failure instanceof IOException || failure instanceof OutputException) {
            return String.valueOf(failure.getMessage());
        }
        return "unexpected " + failure + "; please report this, with the command line, at " + REPORT_TO;
    }

    private static String oneLine(String message) {
        return message.replaceAll("\\R", " ");
    }
}
