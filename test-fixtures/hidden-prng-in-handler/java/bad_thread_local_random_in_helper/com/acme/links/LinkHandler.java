package com.acme.links;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;

public class LinkHandler implements RequestHandler<Map<String, String>, Map<String, String>> {
    private final ShortCodes codes = new ShortCodes(7);

    @Override
    public Map<String, String> handleRequest(Map<String, String> event, Context context) {
        return Map.of("code", codes.next(), "url", event.get("url"));
    }
}
