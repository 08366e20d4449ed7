package com.acme.orders;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

class OrderRepository {
    private final DynamoDbClient dynamo;
    private final String table;

    OrderRepository(DynamoDbClient dynamo, String table) {
        this.dynamo = Objects.requireNonNull(dynamo);
        this.table = table;
    }

    void save(Order order) {
        Map<String, AttributeValue> item = new HashMap<>();
        item.put("id", AttributeValue.fromS(order.id()));
        item.put("customer", AttributeValue.fromS(order.customer()));
        item.put("total", AttributeValue.fromN(Long.toString(order.totalCents())));
        item.put("createdAt", AttributeValue.fromS(order.createdAt()));
        dynamo.putItem(PutItemRequest.builder()
                .tableName(table)
                .item(item)
                .conditionExpression("attribute_not_exists(id)")
                .build());
    }
}
