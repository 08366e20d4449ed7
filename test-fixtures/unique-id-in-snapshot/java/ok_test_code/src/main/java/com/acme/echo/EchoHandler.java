package com.acme.echo;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;

public class EchoHandler implements RequestHandler<Map<String, String>, Map<String, String>> {
    private static final String VERSION = "1.4";

    @Override
    public Map<String, String> handleRequest(Map<String, String> event, Context context) {
        return Map.of("echo", event.getOrDefault("text", ""), "version", VERSION);
    }
}
