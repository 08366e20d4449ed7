package com.acme.fleet;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import jakarta.inject.Inject;
import java.util.Map;

public class FleetHandler implements RequestHandler<Map<String, String>, String> {
    @Inject
    ShardChooser chooser;

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        return event.get("vin") + "#" + chooser.shard();
    }
}
