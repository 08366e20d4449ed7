package com.acme.reports;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

public class ReportHandler implements RequestHandler<Map<String, String>, String> {
    private Instant lastReport;

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        String key = "reports/" + LocalDate.now() + "/" + event.get("report") + ".json";
        Instant previous = lastReport;
        lastReport = Instant.now();
        context.getLogger().log(key + (previous == null ? " is the first" : " after " + previous));
        return key;
    }
}
