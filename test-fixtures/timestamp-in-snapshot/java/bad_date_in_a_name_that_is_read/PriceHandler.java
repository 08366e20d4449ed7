package com.acme.prices;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.text.SimpleDateFormat;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;

/** Requests get the day of the snapshot: out of a map, out of a longer text, out of another object. */
public class PriceHandler implements RequestHandler<Map<String, String>, String> {
    private static final class Labels {
        private String day;

        void mark(String day) {
            this.day = day;
        }
    }

    private final Map<String, String> fields = new HashMap<>();
    private final Labels labels = new Labels();
    private final String listed;
    private final String marked;
    private final String written;
    private final String title;

    public PriceHandler() {
        listed = new SimpleDateFormat("yyyy-MM-dd").format(new Date()); // expect: timestamp-in-snapshot
        fields.put("day", listed);
        marked = new SimpleDateFormat("yyyy-MM-dd").format(new Date()); // expect: timestamp-in-snapshot
        labels.mark(marked);
        written = new SimpleDateFormat("yyyy-MM-dd").format(new Date()); // expect: timestamp-in-snapshot
        title = "Prices of " + written;
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        return title + fields.get("day") + labels.day;
    }
}
