package com.acme.pricing;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;

public class PriceHandler implements RequestHandler<Map<String, Integer>, Double> {
    @Override
    public Double handleRequest(Map<String, Integer> event, Context context) {
        double base = event.get("cents") / 100.0;
        return base * (1 + Math.random(event.get("zone"))) + Math.random();
    }
}
