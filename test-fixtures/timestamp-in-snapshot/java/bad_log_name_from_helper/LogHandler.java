package com.acme.logs;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;

/** The name was to be new in every instance; the reading goes through a method and a concatenation. */
public class LogHandler implements RequestHandler<Map<String, String>, String> {
    private static final String APPLICATION = "my-app";

    private final String logName;

    public LogHandler() {
        logName = freshName("log"); // expect: timestamp-in-snapshot
    }

    private static String freshName(String extension) {
        return APPLICATION + "." + extension + "." + System.currentTimeMillis();
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        context.getLogger().log("[" + logName + "] " + event.get("message"));
        return logName;
    }
}
