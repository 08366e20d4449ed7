package com.acme.orders;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import java.util.Map;

/** Every order remembers which instance took it, to tell apart instances that run at the same time. */
public class OrderHandler implements RequestHandler<SQSEvent, Integer> {
    private static final String INSTANCE_ID = UUID.randomUUID().toString(); // expect: unique-id-in-snapshot
    private static final String TABLE = System.getenv("ORDERS_TABLE");

    private final DynamoDbClient dynamo = DynamoDbClient.create();

    @Override
    public Integer handleRequest(SQSEvent event, Context context) {
        for (SQSEvent.SQSMessage message : event.getRecords()) {
            dynamo.putItem(request -> request.tableName(TABLE).item(Map.of(
                    "orderId", AttributeValue.fromS(message.getMessageId()),
                    "takenBy", AttributeValue.fromS(INSTANCE_ID),
                    "body", AttributeValue.fromS(message.getBody()))));
        }
        return event.getRecords().size();
    }
}
