package com.acme.nodes;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.google.common.base.Supplier;
import com.google.common.base.Suppliers;
import java.util.Map;
import java.util.UUID;

/** The memo keeps the first result of its supplier, and the constructor asks for it. */
public class NodeHandler implements RequestHandler<Map<String, String>, String> {
    private static final Supplier<String> NODE =
            Suppliers.memoize(() -> "node-" + UUID.randomUUID()); // expect: unique-id-in-snapshot

    public NodeHandler() {
        if (NODE.get().length() < 12) {
            throw new IllegalStateException("short node name");
        }
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        return NODE.get() + "/" + event.get("job");
    }
}
