package com.acme.partner;

import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** The key is fetched by the first call. */
@Component
public class PartnerClient {
    private final SecretsManagerClient secrets = SecretsManagerClient.create();
    private String apiKey;

    private synchronized String apiKey() {
        if (apiKey != null) {
            return apiKey;
        }
        apiKey = secrets.getSecretValue(request -> request.secretId("partner/api")).secretString(); // warning: priming-defeats-lazy-init
        return apiKey;
    }

    public String requestFor(String pair) {
        return "GET /rates/" + pair + "\nx-api-key: " + apiKey();
    }
}
