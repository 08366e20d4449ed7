package com.acme.tracing;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import java.util.function.Supplier;

/** The handler keeps the node and a way to ask it, not its answer. */
public class TraceHandler implements RequestHandler<Map<String, String>, String> {
    private final Node node = Node.SELF;
    private final Supplier<String> ids = node::id;

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        return node.id() + ":" + event.get("span") + " on " + ids.get();
    }
}
