package com.acme.stock;

import com.acme.base.JsonHandler;
import com.amazonaws.services.lambda.runtime.Context;
import java.util.Map;
import java.util.UUID;

public class StockHandler implements JsonHandler {
    private final UUID writer;

    public StockHandler() {
        UUID fresh = UUID.randomUUID(); // expect: unique-id-in-snapshot
        writer = fresh;
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
        return Map.of("state", SUCCESS, "service", service(), "writer", writer.toString(), "sku", event.get("sku"));
    }
}
