package com.acme.sampling;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;

public class TraceHandler implements RequestHandler<Map<String, String>, Boolean> {
    private final Sampler traces = new Sampler(0.1);
    private final Sampler logs = new Sampler(0.1);

    @Override
    public Boolean handleRequest(Map<String, String> event, Context context) {
        if (logs.sampled()) {
            context.getLogger().log(event.toString());
        }
        return traces.sampled();
    }
}
