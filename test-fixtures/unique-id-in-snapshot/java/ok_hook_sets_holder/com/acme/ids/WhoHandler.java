package com.acme.ids;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;

public class WhoHandler implements RequestHandler<Map<String, String>, Map<String, String>> {
    private final InstanceIdentity identity = InstanceIdentity.shared();

    @Override
    public Map<String, String> handleRequest(Map<String, String> event, Context context) {
        return Map.of("instance", identity.current(), "request", context.getAwsRequestId());
    }
}
