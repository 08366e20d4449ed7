package com.acme.retry;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

public class PartnerHandler implements RequestHandler<Map<String, String>, String> {
    private static final URI BASE = URI.create("https://partner.example.com/v2/");
    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(TIMEOUT)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private final Retry retry = Retry.builder().attempts(4).base(Duration.ofMillis(50)).on(IOException.class).build();

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        String key = UUID.randomUUID().toString();
        HttpRequest request = HttpRequest.newBuilder(BASE.resolve(event.get("resource")))
                .timeout(TIMEOUT)
                .header("idempotency-key", key)
                .POST(HttpRequest.BodyPublishers.ofString(event.getOrDefault("body", "{}")))
                .build();
        try {
            HttpResponse<String> response =
                    retry.call(() -> http.send(request, HttpResponse.BodyHandlers.ofString()));
            context.getLogger().log(key + " -> " + response.statusCode());
            return response.body();
        } catch (Exception e) {
            throw new IllegalStateException("partner failed for " + key, e);
        }
    }
}
