package com.acme.preview;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.io.IOException;
import java.util.Map;

/** A helper process that was started at init. */
public class PreviewHandler implements RequestHandler<Map<String, String>, Boolean> {
    private final Process converter;

    public PreviewHandler() throws IOException {
        ProcessBuilder builder = new ProcessBuilder("/opt/bin/unoserver", "--port", "2002");
        builder.inheritIO();
        converter = builder.start(); // expect: thread-or-timer-in-snapshot
    }

    @Override
    public Boolean handleRequest(Map<String, String> event, Context context) {
        context.getLogger().log("preview of " + event.get("document"));
        return converter.isAlive();
    }
}
