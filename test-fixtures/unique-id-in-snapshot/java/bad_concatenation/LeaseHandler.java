package com.acme.leases;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Takes a lease on a job; two clones with the same owner name both believe that they hold it. */
public class LeaseHandler implements RequestHandler<ScheduledEvent, String> {
    private static final String OWNER = "lease-worker-" + UUID.randomUUID(); // expect: unique-id-in-snapshot

    // expect: unique-id-in-snapshot
    private final String session = UUID.randomUUID() + "@" + System.getenv("AWS_REGION");
    private final DynamoDbClient dynamo = DynamoDbClient.create();

    @Override
    public String handleRequest(ScheduledEvent event, Context context) {
        dynamo.updateItem(request -> request
                .tableName("leases")
                .key(Map.of("job", AttributeValue.fromS(event.getDetailType())))
                .updateExpression("SET #o = :owner, session = :session")
                .conditionExpression("attribute_not_exists(#o) OR #o = :owner")
                .expressionAttributeNames(Map.of("#o", "owner"))
                .expressionAttributeValues(Map.of(
                        ":owner", AttributeValue.fromS(OWNER),
                        ":session", AttributeValue.fromS(session))));
        return OWNER;
    }
}
