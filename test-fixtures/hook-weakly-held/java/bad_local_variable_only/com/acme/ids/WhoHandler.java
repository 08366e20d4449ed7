package com.acme.ids;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import java.util.UUID;
import org.crac.Core;

/** The renewal holds the identity, but nobody holds the renewal once the constructor has returned. */
public class WhoHandler implements RequestHandler<Map<String, String>, Map<String, String>> {
    private final Identity identity;

    public WhoHandler() {
        identity = new Identity(UUID.randomUUID().toString()); // expect: unique-id-in-snapshot
        IdentityRenewal renewal = new IdentityRenewal(identity);
        Core.getGlobalContext().register(renewal); // expect: hook-weakly-held
    }

    @Override
    public Map<String, String> handleRequest(Map<String, String> event, Context context) {
        return Map.of("instance", identity.get(), "request", context.getAwsRequestId());
    }
}
