package com.acme.search;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import java.util.logging.Logger;

public class SearchHandler implements RequestHandler<Map<String, String>, Map<String, String>>, Tracing {
    private static final Logger LOG = Logger.getLogger("search");

    public SearchHandler() {
        LOG.info("search starts as " + NODE);
    }

    @Override
    public String traceOf(String request) {
        return NODE + ":" + request;
    }

    @Override
    public Map<String, String> handleRequest(Map<String, String> event, Context context) {
        return Map.of("query", event.get("q"), HEADER, traceOf(context.getAwsRequestId()));
    }
}
