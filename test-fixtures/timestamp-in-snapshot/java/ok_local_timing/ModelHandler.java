package com.acme.model;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.HashMap;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/** How long loading took is logged, and the duration kept; the readings themselves are locals. */
public class ModelHandler implements RequestHandler<Map<String, String>, Double> {
    private static final Logger LOG = Logger.getLogger("model");
    private static final Map<String, Double> WEIGHTS = new HashMap<>();
    private static final long LOAD_MILLIS;

    static {
        long start = System.nanoTime();
        String[] words = {"late", "broken", "refund", "thanks"};
        for (int i = 0; i < words.length; i++) {
            WEIGHTS.put(words[i], 0.25 * (i - 1));
        }
        LOAD_MILLIS = (System.nanoTime() - start) / 1_000_000;
        LOG.log(Level.INFO, "model loaded in {0} ms", LOAD_MILLIS);
    }

    @Override
    public Double handleRequest(Map<String, String> event, Context context) {
        double score = LOAD_MILLIS > 10_000 ? -1 : 0;
        for (String word : event.get("text").split("\\s+")) {
            score += WEIGHTS.getOrDefault(word, 0.0);
        }
        return score;
    }
}
