package com.acme.labels;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import java.util.UUID;

/** A class that adds an overload still has the one of its base. */
public class LabelHandler implements RequestHandler<Map<String, String>, String> {
    static class Labels {
        String label(String prefix) {
            return prefix + UUID.randomUUID();
        }
    }

    static final class PaperLabels extends Labels {
        String label(String prefix, int width) {
            return prefix + "-".repeat(width);
        }
    }

    private static final PaperLabels LABELS = new PaperLabels();
    private static final String SHELF = LABELS.label("shelf-"); // expect: unique-id-in-snapshot

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        return SHELF + LABELS.label(event.get("item"), 12);
    }
}
