package io.github.dsmr4j.reporters.web;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks one program. Redirects are not followed, so that a login goes nowhere else. It needs no closing: connections that
 * are not used end by themselves, and so does it when nobody has it any longer. Any thread.
 */
public final class WebClient {
    private final Endpoint endpoint;
    private final HttpClient client;

    /**
     * Connects when there is something to ask.
     *
     * @param endpoint address, login and limits of all requests
     * @throws IOException if the CA file cannot be used; the message says why
     */
    public WebClient(Endpoint endpoint) throws IOException {
        this.endpoint = endpoint;
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(endpoint.timeOut().dividedBy(2));
        if (endpoint.caFile().isPresent()) {
            builder.sslContext(Certificates.context(endpoint.caFile().get()));
        }
        this.client = builder.build();
    }

    /**
     * The answer to a request, to which it adds the login.
     *
     * @param request without the login, for an address of the program
     * @return of any HTTP status
     * @throws IOException if there is none in time; the message is the reason alone, and what to do
     * @throws InterruptedException if the thread is interrupted while it waits; the request is given up
     */
    public WebAnswer ask(HttpRequest.Builder request) throws IOException, InterruptedException {
        endpoint.authorization().ifPresent(value -> request.header("Authorization", value));
        // The client's own limit ends with the header: this one is for the whole answer.
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(request.build(), response -> new BoundedBody(WebAnswer.MAX_BODY));
        try {
            return new WebAnswer(
                    endpoint.program(), answer.get(endpoint.timeOut().toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            throw new IOException("no whole answer within " + endpoint.timeOut().toMillis() + " ms; is "
                    + endpoint.program() + " busy, or is that the address of something else?");
        } catch (ExecutionException e) {
            throw new IOException(Failure.reason(e, endpoint.program()));
        } finally {
            answer.cancel(true);
        }
    }
}
