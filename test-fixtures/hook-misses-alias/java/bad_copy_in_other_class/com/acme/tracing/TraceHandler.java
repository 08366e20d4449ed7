package com.acme.tracing;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;

/** Asks for the id once, at init, and never again. */
public class TraceHandler implements RequestHandler<Map<String, String>, String> {
    private final String node = Node.SELF.id();

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        return node + ":" + event.get("span") + " on " + Node.SELF.id();
    }
}
