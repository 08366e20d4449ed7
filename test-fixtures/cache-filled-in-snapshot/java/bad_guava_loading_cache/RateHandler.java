package com.acme.rates;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.google.common.cache.CacheBuilder;
import com.google.common.cache.CacheLoader;
import com.google.common.cache.LoadingCache;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

public class RateHandler implements RequestHandler<Map<String, String>, String> {
    private static final DynamoDbClient DYNAMO = DynamoDbClient.create();

    private final LoadingCache<String, String> rates = CacheBuilder.newBuilder()
            .expireAfterWrite(10, TimeUnit.MINUTES)
            .build(CacheLoader.from(RateHandler::load));

    public RateHandler() {
        rates.getUnchecked("EUR"); // expect: cache-filled-in-snapshot
    }

    private static String load(String currency) {
        Map<String, AttributeValue> key = Map.of("currency", AttributeValue.fromS(currency));
        return DYNAMO.getItem(request -> request.tableName("rates").key(key)).item().get("rate").n();
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        return rates.getUnchecked(event.get("currency"));
    }
}
