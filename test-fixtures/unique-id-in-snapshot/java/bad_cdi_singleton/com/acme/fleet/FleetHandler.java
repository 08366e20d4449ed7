package com.acme.fleet;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Map;

@Named("fleet")
public class FleetHandler implements RequestHandler<Map<String, String>, Map<String, String>> {
    @Inject
    VehicleRegistry registry;

    @Override
    public Map<String, String> handleRequest(Map<String, String> event, Context context) {
        return Map.of("registration", registry.register(event.get("vin")));
    }
}
