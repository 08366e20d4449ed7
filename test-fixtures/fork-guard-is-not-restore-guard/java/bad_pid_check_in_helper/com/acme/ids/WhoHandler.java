package com.acme.ids;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;

public class WhoHandler implements RequestHandler<Map<String, String>, String> {
    private final Identity identity = new Identity();

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        return identity.value() + "/" + event.get("order");
    }
}
