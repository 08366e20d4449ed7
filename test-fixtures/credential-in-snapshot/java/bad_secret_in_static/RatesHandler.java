package com.acme.partner;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** The secret is rotated every week; the snapshot keeps the old one. */
public class RatesHandler implements RequestHandler<Map<String, String>, String> {
    private static final SecretsManagerClient SECRETS = SecretsManagerClient.create();
    // expect: credential-in-snapshot
    private static final String API_KEY = SECRETS.getSecretValue(r -> r.secretId("partner/api")).secretString();

    private final HttpClient http = HttpClient.newHttpClient();

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        URI uri = URI.create("https://partner.example.com/rates/" + event.get("pair"));
        HttpRequest request = HttpRequest.newBuilder(uri).header("x-api-key", API_KEY).build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (Exception e) {
            throw new IllegalStateException("partner did not answer", e);
        }
    }
}
