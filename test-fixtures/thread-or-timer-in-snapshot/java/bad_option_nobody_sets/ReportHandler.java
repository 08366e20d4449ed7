package com.acme.report;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;

/** Threads behind options that are off unless somebody sets them: notes. */
public class ReportHandler implements RequestHandler<Map<String, String>, String> {
    private final Reports reports = new Reports();

    public ReportHandler() {
        if (Boolean.getBoolean("reports.watchdog")) {
            new Thread(reports::check).start(); // note: thread-or-timer-in-snapshot
        }
        reports.prepare();
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        return reports.render(event.get("name"));
    }
}
