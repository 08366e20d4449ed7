package com.acme.tenants;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import net.jodah.expiringmap.ExpiringMap;

public class TenantHandler implements RequestHandler<Map<String, String>, String> {
    private final Map<String, String> plans =
            ExpiringMap.builder().expiration(5, TimeUnit.MINUTES).maxSize(500).build();

    public TenantHandler() {
        for (String tenant : List.of("acme", "globex", "initech")) {
            plans.put(tenant, lookUp(tenant)); // expect: cache-filled-in-snapshot
        }
    }

    private static String lookUp(String tenant) {
        return tenant.length() > 4 ? "enterprise" : "free";
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        return plans.computeIfAbsent(event.get("tenant"), TenantHandler::lookUp);
    }
}
