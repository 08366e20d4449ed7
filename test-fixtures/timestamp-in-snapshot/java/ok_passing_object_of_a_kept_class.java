// The sample that is kept is never taken; the one that is taken at start-up is gone when the snapshot is.
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
            takenAt = System.currentTimeMillis();
        }

        String text() {
            return label + " " + takenAt;
        }
    }

    private final Sample blank = new Sample("blank");

    public MetricsHandler() {
        Sample warmUp = new Sample("warm-up");
        warmUp.take();
        System.out.println(warmUp.text());
    }

    @Override
    public String handleRequest(String event, Context context) {
        return blank.text();
    }
}
