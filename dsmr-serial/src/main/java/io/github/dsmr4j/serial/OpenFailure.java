package io.github.dsmr4j.serial;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says why a port did not open, and what to do, from the number that the operating system gave. */
final class OpenFailure {
    static final String GONE = "there is no such port; is the cable plugged in?";

    private static final String OPEN_HERE = "this program has it open already; name each port once";
    private static final String STUCK = "the adapter does not answer; unplug the cable and plug it in again";
    private static final String NO_SETTINGS = "the adapter does not know the speed or the form; try another cable";
    private static final String SUPERUSERS = "root";
    private static final Path PROCESSES = Path.of("/proc");

    private OpenFailure() {}

    /** Whose numbers they are. */
    enum Platform {
        LINUX,
        MAC,
        WINDOWS;

        static final Platform CURRENT = of(System.getProperty("os.name"));

        /** Other systems number their errors much like Linux. */
        static Platform of(String name) {
            String lower = name.toLowerCase(Locale.ROOT);
            if (lower.contains("mac")) {
                return MAC;
            }
            return lower.contains("windows") ? WINDOWS : LINUX;
        }
    }

    static String sentence(int code, String device) {
        return sentence(Platform.CURRENT, code, device);
    }

    static String sentence(Platform platform, int code, String device) {
        int lockedByOther = platform == Platform.MAC ? 35 : 11;
        if (platform == Platform.WINDOWS) {
            return windows(code);
        }
        return code == lockedByOther ? busy(platform, device) : posix(platform, code, device);
    }

    private static String posix(Platform platform, int code, String device) {
        return switch (code) {
            case 1, 13 -> permission(platform, device);
            // jSerialComm also says 2 when it has the port open itself.
            case 2 -> Files.exists(Path.of(device)) ? OPEN_HERE : GONE;
            case 5 -> "no hardware answers behind it; unplug the cable and plug it in again, or name another port";
            case 6, 19 -> "the adapter is gone; is the cable plugged in?";
            case 16 -> busy(platform, device);
            case 21 -> "it is a folder; name a port in it";
            case 22 -> NO_SETTINGS;
            case 24 -> "this program has too many files open; raise its limit (ulimit -n)";
            case 25 -> "it is no serial port; is the path right?";
            default -> other(code);
        };
    }

    private static String windows(int code) {
        return switch (code) {
            case 2, 3 -> "there is no such port, or this program has it open already; is the cable plugged in?";
            case 5, 32 ->
                "the port is busy; close the program that has it open, such as another reader of the meter or a"
                        + " terminal program";
            case 31, 121, 433, 1167 -> STUCK;
            case 87 -> NO_SETTINGS;
            case 123 -> "that is no name of a port; a name such as COM3 is needed";
            default -> other(code);
        };
    }

    private static String other(int code) {
        return "error " + code
                + " of the operating system; unplug the cable, plug it in again, and see the system's log";
    }

    private static String permission(Platform platform, String device) {
        if (platform != Platform.LINUX) {
            return "permission denied; who may open it is shown by: ls -l " + device;
        }
        try {
            PosixFileAttributes file = Files.readAttributes(Path.of(device), PosixFileAttributes.class);
            return permission(file.group().getName(), file.permissions(), device, System.getProperty("user.name"));
        } catch (IOException e) {
            return "permission denied; add the user to the group that owns the port, which is shown by: ls -l "
                    + device;
        }
    }

    static String permission(String group, Set<PosixFilePermission> allowed, String device, String user) {
        boolean groupHelps =
                allowed.containsAll(List.of(PosixFilePermission.GROUP_READ, PosixFilePermission.GROUP_WRITE));
        if (!groupHelps || group.equals(SUPERUSERS)) {
            return "permission denied; its group " + group + " is of no use: sudo chgrp dialout " + device
                    + " && sudo chmod g+rw " + device + ", and the user in the group dialout; a rule of udev makes that"
                    + " last when the cable is plugged in again";
        }
        String member = user.isBlank() || user.equals("?") ? "USER" : user;
        return "permission denied; it belongs to the group " + group + ": sudo usermod -aG " + group + " " + member
                + ", then log in again or restart the service";
    }

    private static String busy(Platform platform, String device) {
        String holders = platform == Platform.LINUX ? holders(device) : "";
        if (holders.isEmpty()) {
            return "the port is busy; another program has it open, such as ModemManager, another reader of the meter, or a"
                    + " login console on the board's own port; find it by: sudo fuser -v " + device;
        }
        return "the port is busy; it is open in " + holders + ": stop that, or name another port";
    }

    /** The programs that have a device open, as far as this user may see; empty if none can be seen. */
    private static String holders(String device) {
        try (Stream<Path> processes = Files.list(PROCESSES)) {
            return processes
                    .filter(process -> hasOpen(process, device))
                    .map(OpenFailure::programOf)
                    .collect(Collectors.joining(", "));
        } catch (IOException | UncheckedIOException e) {
            return "";
        }
    }

    /** Whatever is no process of this user has no files to be seen. */
    private static boolean hasOpen(Path process, String device) {
        try (Stream<Path> files = Files.list(process.resolve("fd"))) {
            return files.anyMatch(file -> leadsTo(file, device));
        } catch (IOException | UncheckedIOException e) {
            return false;
        }
    }

    private static boolean leadsTo(Path file, String device) {
        try {
            return Files.readSymbolicLink(file).toString().equals(device);
        } catch (IOException e) {
            return false;
        }
    }

    private static String programOf(Path process) {
        String number = process.getFileName().toString();
        try {
            return Files.readString(process.resolve("comm")).strip() + " (process " + number + ")";
        } catch (IOException e) {
            return "process " + number;
        }
    }
}
