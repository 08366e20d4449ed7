package com.acme.returns;

import com.acme.telemetry.Telemetry;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;

public class ReturnHandler implements RequestHandler<Map<String, String>, Integer> {
    private static final Telemetry TELEMETRY = Telemetry.forService("returns");

    @Override
    public Integer handleRequest(Map<String, String> event, Context context) {
        TELEMETRY.event("return " + event.get("order"));
        var sent = TELEMETRY.drain();
        sent.forEach(line -> context.getLogger().log(line));
        return sent.size();
    }
}
