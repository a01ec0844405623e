package io.github.dsmr4j.reporters.web;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Why there was no answer, in words. */
final class Failure {
    private Failure() {}

    /** The reason alone; the program is what listens there, such as {@code Domoticz}. */
    static String reason(Throwable failure, String program) {
        if (has(failure, UnresolvedAddressException.class) || has(failure, UnknownHostException.class)) {
            return "the host name is not known; check its spelling and the name server";
        }
        if (has(failure, HttpConnectTimeoutException.class)) {
            return "no connection in time; is the host switched on, is the address right, and is it http or https?";
        }
        if (has(failure, NoRouteToHostException.class)) {
            return "no route to the host; check the address and the network";
        }
        if (has(failure, ConnectException.class)) {
            return deepest(failure).contains("unreachable")
                    ? "the network is not reachable; check cable, Wi-Fi and router"
                    : "refused; is " + program + " running there, and is the port right?";
        }
        if (has(failure, SSLException.class)) {
            return encryption(failure);
        }
        return "the connection broke before the answer was complete (" + deepest(failure) + "); is that the port of "
                + program + ", and is it http or https?";
    }

    private static String encryption(Throwable failure) {
        if (has(failure, CertificateExpiredException.class) || has(failure, CertificateNotYetValidException.class)) {
            return "its certificate is not valid today; renew it, or set this machine's clock";
        }
        if (has(failure, CertPathBuilderException.class)) {
            return "its certificate is signed by nobody that is trusted; give the file with its CA's certificate";
        }
        Optional<Throwable> certificate =
                causes(failure).filter(CertificateException.class::isInstance).reduce((first, last) -> last);
        if (certificate.isPresent() && message(certificate.get()).startsWith("No ")) {
            return "its certificate is for another host name (" + message(certificate.get())
                    + "); use the name that it was made for";
        }
        return "no encrypted connection (" + deepest(failure) + "); is that port one for https?";
    }

    private static boolean has(Throwable failure, Class<? extends Throwable> type) {
        return causes(failure).anyMatch(type::isInstance);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }

    private static String deepest(Throwable failure) {
        return message(causes(failure).reduce((first, last) -> last).orElse(failure));
    }

    private static String message(Throwable failure) {
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }
}
