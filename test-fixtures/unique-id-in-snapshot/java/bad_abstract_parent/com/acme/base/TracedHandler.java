package com.acme.base;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.UUID;

/** Common parent of all handlers of the team: logs who served what. */
public abstract class TracedHandler<I, O> implements RequestHandler<I, O> {
    protected final String nodeId;
    protected String service = "unnamed";

    protected TracedHandler() {
        nodeId = UUID.randomUUID().toString(); // expect: unique-id-in-snapshot
    }

    @Override
    public final O handleRequest(I input, Context context) {
        context.getLogger().log(service + " on " + nodeId + " serves " + context.getAwsRequestId());
        return serve(input);
    }

    protected abstract O serve(I input);
}
