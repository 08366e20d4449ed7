package com.acme.dagger;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;

public class OrderHandler implements RequestHandler<Map<String, String>, String> {
    private final Numbering numbering = DaggerOrderComponent.create().numbering();

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        return numbering.number(event.get("order"));
    }
}
