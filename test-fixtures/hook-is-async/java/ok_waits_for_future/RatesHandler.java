package com.acme.partner;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.crac.Core;
import org.crac.Resource;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Another thread fetches the key so that the hook can give up after five seconds. */
public class RatesHandler implements RequestHandler<Map<String, String>, String>, Resource {
    private final SecretsManagerClient secrets = SecretsManagerClient.create();
    private final ExecutorService background = Executors.newSingleThreadExecutor();
    private volatile String apiKey;

    public RatesHandler() {
        Core.getGlobalContext().register(this);
    }

    private String fetch() {
        return secrets.getSecretValue(request -> request.secretId("partner/api")).secretString();
    }

    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
        apiKey = null;
    }

    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) throws Exception {
        apiKey = background.submit(this::fetch).get(5, TimeUnit.SECONDS);
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        return "GET /rates/" + event.get("pair") + " " + apiKey;
    }
}
