package com.acme.tenants;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import net.jodah.expiringmap.ExpiringMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

public class TenantHandler implements RequestHandler<Map<String, String>, String> {
    private final DynamoDbClient dynamo = DynamoDbClient.create();
    private final ExpiringMap<String, String> plans =
            ExpiringMap.builder().expiration(5, TimeUnit.MINUTES).maxSize(500).build();

    public TenantHandler() {
        for (String tenant : List.of("acme", "globex", "initech")) {
            plans.put(tenant, lookUp(tenant)); // expect: cache-filled-in-snapshot
        }
    }

    private String lookUp(String tenant) {
        Map<String, AttributeValue> key = Map.of("tenant", AttributeValue.fromS(tenant));
        return dynamo.getItem(request -> request.tableName("tenants").key(key)).item().get("plan").s();
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        return plans.computeIfAbsent(event.get("tenant"), this::lookUp);
    }
}
