package com.acme.counters;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import java.util.Random;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Each instance was meant to write to its own shard of a hot counter. */
public class CounterHandler implements RequestHandler<Map<String, String>, Integer> {
    private static final int SHARDS = 16;
    private static final int MY_SHARD = new Random().nextInt(SHARDS); // expect: random-value-in-snapshot

    private final DynamoDbClient dynamo = DynamoDbClient.create();

    @Override
    public Integer handleRequest(Map<String, String> event, Context context) {
        dynamo.updateItem(request -> request
                .tableName("counters")
                .key(Map.of("counter", AttributeValue.fromS(event.get("counter") + "#" + MY_SHARD)))
                .updateExpression("ADD hits :one")
                .expressionAttributeValues(Map.of(":one", AttributeValue.fromN("1"))));
        return MY_SHARD;
    }
}
