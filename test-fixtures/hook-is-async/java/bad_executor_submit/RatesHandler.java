package com.acme.partner;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.crac.Core;
import org.crac.Resource;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** To keep the hook short the key is fetched on another thread, and nobody waits for it. */
public class RatesHandler implements RequestHandler<Map<String, String>, String>, Resource {
    private final SecretsManagerClient secrets = SecretsManagerClient.create();
    private final ExecutorService background = Executors.newSingleThreadExecutor();
    private volatile String apiKey;

    public RatesHandler() {
        Core.getGlobalContext().register(this);
    }

    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
        apiKey = null;
    }

    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) { // expect: hook-is-async
        background.submit(() -> {
            apiKey = secrets.getSecretValue(request -> request.secretId("partner/api")).secretString();
        });
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        return "GET /rates/" + event.get("pair") + " " + apiKey;
    }
}
