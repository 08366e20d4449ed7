package com.acme.zones;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Tables from the deployment package do not grow old: preloading them is recommended. */
public class ZoneHandler implements RequestHandler<Map<String, String>, String> {
    private static final Map<String, String> ZONES = new HashMap<>();

    static {
        var stream = ZoneHandler.class.getResourceAsStream("/zones.csv");
        try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                int comma = line.indexOf(',');
                ZONES.put(line.substring(0, comma), line.substring(comma + 1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        return ZONES.getOrDefault(event.get("postcode"), "other");
    }
}
