// Of the samples that are taken at start-up one is kept.
package com.acme.metrics;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;

public class MetricsHandler implements RequestHandler<String, String> {
    static final class Sample {
        private final String label;
        private long takenAt;

        Sample(String label) {
            this.label = label;
        }

        void take() {
            takenAt = System.currentTimeMillis(); // expect: timestamp-in-snapshot
        }

        String text() {
            return label + " " + takenAt;
        }
    }

    private final Sample first = new Sample("first");

    public MetricsHandler() {
        first.take();
        Sample warmUp = new Sample("warm-up");
        warmUp.take();
        System.out.println(warmUp.text());
    }

    @Override
    public String handleRequest(String event, Context context) {
        return first.text();
    }
}
