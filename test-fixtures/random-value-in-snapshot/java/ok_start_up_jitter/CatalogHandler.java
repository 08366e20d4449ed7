package com.acme.catalog;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** A random pause between two attempts during start-up leaves nothing behind. */
public class CatalogHandler implements RequestHandler<Map<String, String>, String> {
    private static final List<String> COUNTRIES = load(Path.of("/opt/data/countries.csv"));

    private static List<String> load(Path path) {
        for (int attempt = 1; ; attempt++) {
            try {
                return Files.readAllLines(path);
            } catch (IOException e) {
                if (attempt == 3) {
                    throw new UncheckedIOException(e);
                }
                pause(100L * attempt + ThreadLocalRandom.current().nextLong(50));
            }
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        return COUNTRIES.contains(event.get("country")) ? "known" : "unknown";
    }
}
