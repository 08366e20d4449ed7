package com.acme.reports;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import java.util.UUID;

/** The nested class is initialised by the first request that asks for it. */
public class ReportHandler implements RequestHandler<Map<String, String>, String> {
    private static final String FORMAT = "%s/%s.csv";

    private static final class Holder {
        static final String DIRECTORY = UUID.randomUUID().toString();
    }

    static String directory() {
        return Holder.DIRECTORY;
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        return String.format(FORMAT, directory(), event.get("report"));
    }
}
