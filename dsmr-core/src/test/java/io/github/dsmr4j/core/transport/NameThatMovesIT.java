package io.github.dsmr4j.core.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A host gets another address, as from a router that was restarted; in a JVM whose names stand in a file. */
@Timeout(60)
class NameThatMovesIT {
    @TempDir
    private Path folder;

    /** What the other JVM does: reads one byte of the host, moves it, and reads again. */
    public static final class Program {
        private Program() {}

        public static void main(String[] arguments) throws IOException {
            Path hosts = Path.of(System.getProperty("jdk.net.hosts.file"));
            try (ServerSocket first = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
                    ServerSocket second = new ServerSocket(
                            first.getLocalPort(), 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 2}))) {
                TcpTransport transport = new TcpTransport("p1-adapter", first.getLocalPort());
                System.out.println(answer(transport, first, 1));
                Files.writeString(hosts, "127.0.0.2 p1-adapter\n");
                System.out.println(answer(transport, second, 2));
            }
        }

        private static int answer(TcpTransport transport, ServerSocket server, int sent) throws IOException {
            transport.open();
            server.accept().getOutputStream().write(sent);
            byte[] buffer = new byte[1];
            transport.read(buffer, 0, 1);
            transport.close();
            return buffer[0];
        }
    }

    @Test
    void isFoundAtItsNewAddress() throws Exception {
        Path hosts = Files.writeString(folder.resolve("hosts"), "127.0.0.1 p1-adapter\n");
        Process program = Programs.start(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djdk.net.hosts.file=" + hosts,
                // By default the JVM itself remembers a name for half a minute.
                "-Dsun.net.inetaddr.ttl=0",
                "-cp",
                System.getProperty("java.class.path"),
                Program.class.getName());
        String output = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(output.lines()).containsExactly("1", "2");
    }
}
