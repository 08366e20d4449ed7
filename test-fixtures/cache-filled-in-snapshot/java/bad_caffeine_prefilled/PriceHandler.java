package com.acme.prices;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The time to live counts on System.nanoTime: on a microVM prices from the deployment look fresh. */
public class PriceHandler implements RequestHandler<Map<String, String>, String> {
    private static final DynamoDbClient DYNAMO = DynamoDbClient.create();
    private static final Cache<String, String> PRICES =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofMinutes(5)).maximumSize(1000).build();

    static {
        PRICES.put("bestseller", fetch("bestseller")); // expect: cache-filled-in-snapshot
    }

    private static String fetch(String sku) {
        Map<String, AttributeValue> key = Map.of("sku", AttributeValue.fromS(sku));
        return DYNAMO.getItem(request -> request.tableName("prices").key(key)).item().get("cents").n();
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        return PRICES.get(event.get("sku"), PriceHandler::fetch);
    }
}
