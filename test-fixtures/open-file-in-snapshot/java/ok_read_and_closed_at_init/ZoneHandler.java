package com.acme.zones;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.io.BufferedReader;
import java.io.FileReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** Files of the deployment package are read while the code initialises, and closed. */
public class ZoneHandler implements RequestHandler<Map<String, String>, String> {
    private final Map<String, String> zones = new HashMap<>();
    private final List<String> countries;
    private final Properties labels = new Properties();

    public ZoneHandler() throws IOException {
        try (BufferedReader reader = new BufferedReader(new FileReader("/opt/data/zones.csv"))) {
            String line;
            while ((line = reader.readLine()) != null) {
                String[] cells = line.split(",");
                zones.put(cells[0], cells[1]);
            }
        }
        try (var stream = Files.newInputStream(Path.of("/opt/data/labels.properties"))) {
            labels.load(stream);
        }
        countries = Files.readAllLines(Path.of("/opt/data/countries.txt"));
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        String zone = zones.get(event.get("postcode"));
        return countries.contains(event.get("country")) ? labels.getProperty(zone, zone) : null;
    }
}
