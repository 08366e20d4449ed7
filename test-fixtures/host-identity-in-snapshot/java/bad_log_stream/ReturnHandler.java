package com.acme.returns;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;

/** The log stream belongs to the environment that initialised, or is not set at all. */
public class ReturnHandler implements RequestHandler<Map<String, String>, Map<String, String>> {
    private static final String LOG_STREAM = System.getenv("AWS_LAMBDA_LOG_STREAM_NAME"); // expect: host-identity-in-snapshot
    private static final String FUNCTION = System.getenv("AWS_LAMBDA_FUNCTION_NAME");

    @Override
    public Map<String, String> handleRequest(Map<String, String> event, Context context) {
        return Map.of("order", event.get("order"), "function", FUNCTION, "logs", String.valueOf(LOG_STREAM));
    }
}
