package com.acme.orders;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** On Lambda the environment is part of the function's version: the same for all its clones. */
public class OrderHandler implements RequestHandler<Map<String, String>, Integer> {
    private static final String TABLE_NAME = System.getenv("TABLE_NAME");
    private static final String STAGE = System.getenv().getOrDefault("STAGE", "dev");
    private static final String REGION = System.getenv("AWS_REGION");

    private final DynamoDbClient dynamo = DynamoDbClient.create();
    private final int pageSize = Integer.getInteger("acme.pageSize", 50);

    @Override
    public Integer handleRequest(Map<String, String> event, Context context) {
        context.getLogger().log(STAGE + " in " + REGION);
        return dynamo.scan(request -> request.tableName(TABLE_NAME).limit(pageSize)).count();
    }
}
