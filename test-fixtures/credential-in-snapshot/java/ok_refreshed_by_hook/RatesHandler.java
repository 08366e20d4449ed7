package com.acme.partner;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import org.crac.Core;
import org.crac.Resource;
import software.amazon.awssdk.services.ssm.SsmClient;

/** Fetched at init to fail early, fetched again when a clone starts. */
public class RatesHandler implements RequestHandler<Map<String, String>, String>, Resource {
    private final SsmClient ssm = SsmClient.create();
    private String apiKey = fetch();

    public RatesHandler() {
        Core.getGlobalContext().register(this);
    }

    private String fetch() {
        return ssm.getParameter(request -> request.name("/partner/api-key").withDecryption(true)).parameter().value();
    }

    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
        apiKey = null;
    }

    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {
        apiKey = fetch();
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        return "GET /rates/" + event.get("pair") + "\nx-api-key: " + apiKey;
    }
}
