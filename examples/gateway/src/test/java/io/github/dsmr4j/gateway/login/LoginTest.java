package io.github.dsmr4j.gateway.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dsmr4j.gateway.login.Login.NotKept;
import io.github.dsmr4j.gateway.login.Login.Opened;
import io.github.dsmr4j.gateway.login.Login.TooSoon;
import io.github.dsmr4j.gateway.login.Login.Unfit;
import io.github.dsmr4j.gateway.login.Login.Wrong;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoginTest {
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();
    private static final String PASSWORD = "correct horse";

    private final AtomicLong now = new AtomicLong();

    @TempDir
    private Path folder;

    private Login login() throws IOException {
        return Login.keptIn(folder.resolve("state/password"), now::get);
    }

    private static String code(Login login) {
        return login.code().orElseThrow();
    }

    @Test
    void thereIsNoDefaultPassword() throws Exception {
        Login login = login();
        for (String guess : new String[] {"", "admin", "password", code(login)}) {
            assertThat(login.enter(HERE, guess)).isEqualTo(new Wrong());
        }
    }

    @Test
    void theCodeSetsThePasswordOnce() throws Exception {
        Login login = login();
        String code = code(login);
        assertThat(login.setFirst(HERE, "AAAA-AAAA-AAAA", PASSWORD)).isEqualTo(new Wrong());
        assertThat(login.setFirst(HERE, code, "too short")).isEqualTo(new Unfit());
        assertThat(login.setFirst(HERE, code, PASSWORD)).isInstanceOf(Opened.class);
        assertThat(login.code()).isEmpty();
        assertThat(login.setFirst(HERE, code, "another password")).isEqualTo(new Wrong());
        assertThat(login.enter(HERE, "another password")).isEqualTo(new Wrong());
        assertThat(login.enter(HERE, PASSWORD)).isInstanceOf(Opened.class);
    }

    @Test
    void thePasswordIsKeptForTheOwnerAlone() throws Exception {
        Login login = login();
        login.setFirst(HERE, code(login), PASSWORD);
        assertThat(Files.getPosixFilePermissions(login.file())).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(Files.readString(login.file())).doesNotContain(PASSWORD);
        Login later = login();
        assertThat(later.code()).isEmpty();
        assertThat(later.enter(HERE, PASSWORD)).isInstanceOf(Opened.class);
    }

    @Test
    void aDeletedFileMeansANewCode() throws Exception {
        Login login = login();
        login.setFirst(HERE, code(login), PASSWORD);
        Files.delete(login.file());
        Login later = login();
        assertThat(later.enter(HERE, PASSWORD)).isEqualTo(new Wrong());
        assertThat(later.setFirst(HERE, code(later), "another password")).isInstanceOf(Opened.class);
    }

    @Test
    void aSpoiltFileIsToldAndLetsNobodyIn() throws Exception {
        Path file = Files.writeString(folder.resolve("password"), "correct horse\n");
        assertThatThrownBy(() -> Login.keptIn(file))
                .isInstanceOf(IOException.class)
                .hasMessage("cannot read the password of the settings page from " + file
                        + " (it holds something else); restore the file, or delete it to set a new one");
    }

    @Test
    void aPasswordThatCannotBeKeptIsNone() throws Exception {
        Login login = login();
        Files.writeString(folder.resolve("state"), "a file where the folder should be");
        String code = code(login);
        assertThat(login.setFirst(HERE, code, PASSWORD)).isInstanceOf(NotKept.class);
        assertThat(login.code()).hasValue(code);
        assertThat(login.enter(HERE, PASSWORD)).isEqualTo(new Wrong());
    }

    @Test
    void guessesHaveToWaitAndSoDoesTheCode() throws Exception {
        Login login = login();
        String code = code(login);
        for (int i = 0; i < Throttle.FREE; i++) {
            assertThat(login.setFirst(HERE, "guess", PASSWORD)).isEqualTo(new Wrong());
        }
        assertThat(login.setFirst(HERE, code, PASSWORD)).isEqualTo(new TooSoon(Duration.ofSeconds(1)));
        now.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(login.setFirst(HERE, code, PASSWORD)).isInstanceOf(Opened.class);
    }

    @Test
    void aSessionBeginsWithTheRightPassword() throws Exception {
        Login login = login();
        login.setFirst(HERE, code(login), PASSWORD);
        assertThat(login.enter(HERE, PASSWORD)).isInstanceOfSatisfying(Opened.class, opened -> {
            assertThat(login.sessions().isOpen(opened.session())).isTrue();
            login.sessions().close(opened.session());
            assertThat(login.sessions().isOpen(opened.session())).isFalse();
        });
    }
}
