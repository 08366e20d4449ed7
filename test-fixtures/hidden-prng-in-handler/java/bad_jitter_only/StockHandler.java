package com.acme.stock;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** Only for a pause: the clones back off in step, which is a note. */
public class StockHandler implements RequestHandler<Map<String, String>, String> {
    private final DynamoDbClient dynamo = DynamoDbClient.create();

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        for (int attempt = 0; attempt < 5; attempt++) {
            try {
                var key = Map.of("sku", AttributeValue.fromS(event.get("sku")));
                return dynamo.getItem(request -> request.tableName("stock").key(key)).item().get("pieces").n();
            } catch (DynamoDbException e) {
                backOff(attempt);
            }
        }
        throw new IllegalStateException("table is busy");
    }

    private static void backOff(int attempt) {
        try {
            Thread.sleep((long) (Math.random() * 100 * (1 << attempt))); // note: hidden-prng-in-handler
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
