package com.acme.convert;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Process ids of children that a request has started. */
public class ConvertHandler implements RequestHandler<Map<String, String>, String> {
    private long lastChild = -1;

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        try {
            Process process = new ProcessBuilder("pdftotext", event.get("file"), "-").start();
            boolean sameAsBefore = process.pid() == lastChild;
            lastChild = process.pid();
            boolean done = process.waitFor(10, TimeUnit.SECONDS);
            return done && !sameAsBefore ? new String(process.getInputStream().readAllBytes()) : "";
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
