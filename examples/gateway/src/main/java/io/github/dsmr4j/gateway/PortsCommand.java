package io.github.dsmr4j.gateway;

import io.github.dsmr4j.serial.PortDescription;
import io.github.dsmr4j.serial.SerialPorts;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ports}: which serial ports there are. */
@Command(
        name = "ports",
        description = "Lists the serial ports of this machine, each by the path that stays the same.",
        footer = {
            "",
            "Exit status:",
            "  0  there are ports",
            "  1  there are none",
            "  2  a wrong argument, or a machine whose ports cannot be listed",
            "",
            "Examples:",
            "  dsmr-gateway ports",
            "  dsmr-gateway run --source serial:/dev/serial/by-id/usb-FTDI_..."
        })
final class PortsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        List<PortDescription> ports = SerialPorts.list();
        Output out = Output.standard();
        ports.forEach(port -> print(port, out));
        out.flush();
        if (ports.isEmpty()) {
            spec.commandLine()
                    .getErr()
                    .println("there is no serial port that this user can see; is the cable plugged in?");
            return ExitStatus.BAD_INPUT;
        }
        return ExitStatus.OK;
    }

    static void print(PortDescription port, Output out) {
        String kind = port.usb() ? "" : " (not USB)";
        if (port.links().isEmpty()) {
            out.line(port.path() + kind);
            out.line("    " + port.description());
            return;
        }
        port.links().forEach(out::line);
        out.line("    " + port.path() + ", " + port.description());
    }
}
