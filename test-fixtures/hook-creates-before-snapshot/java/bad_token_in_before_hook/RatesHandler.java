package com.acme.partner;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.HashMap;
import java.util.Map;
import org.crac.Core;
import org.crac.Resource;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

public class RatesHandler implements RequestHandler<Map<String, String>, String>, Resource {
    private final SecretsManagerClient secrets = SecretsManagerClient.create();
    private final Map<String, String> headers = new HashMap<>();

    public RatesHandler() {
        headers.put("accept", "application/json");
        Core.getGlobalContext().register(this);
    }

    private String secret(String name) {
        return secrets.getSecretValue(request -> request.secretId(name)).secretString();
    }

    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
        headers.put("x-api-key", secret("partner/api")); // expect: hook-creates-before-snapshot
    }

    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        return "GET /rates/" + event.get("pair") + " " + headers.get("x-api-key");
    }
}
