package com.acme.webhooks;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Client and name of the secret are kept, its value is asked for by each request. */
public class WebhookHandler implements RequestHandler<Map<String, String>, Boolean> {
    private static final String SECRET_NAME = System.getenv("WEBHOOK_SECRET_NAME");

    private final SecretsManagerClient secrets = SecretsManagerClient.create();

    @Override
    public Boolean handleRequest(Map<String, String> event, Context context) {
        String secret = secrets.getSecretValue(request -> request.secretId(SECRET_NAME)).secretString();
        byte[] expected = secret.getBytes(StandardCharsets.UTF_8);
        byte[] received = event.get("token").getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(expected, received);
    }
}
