package com.acme.info;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

public class InfoHandler implements RequestHandler<Map<String, String>, String> {
    record Entry(String name, String text) {
    }

    private static final List<Entry> INFO = List.of(
            new Entry("application", "inventory"),
            new Entry("started", OffsetDateTime.now(ZoneOffset.UTC).toString()), // expect: timestamp-in-snapshot
            new Entry("licence", "proprietary"));

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        StringBuilder text = new StringBuilder();
        for (Entry entry : INFO) {
            text.append(entry.name()).append(": ").append(entry.text()).append('\n');
        }
        return text.toString();
    }
}
