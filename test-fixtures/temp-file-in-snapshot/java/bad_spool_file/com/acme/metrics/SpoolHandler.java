package com.acme.metrics;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.io.File;
import java.io.IOException;
import java.util.Map;

public class SpoolHandler implements RequestHandler<Map<String, String>, String> {
    private final Spool spool;

    public SpoolHandler() throws IOException {
        spool = new Spool(new File("/mnt/efs/spool"));
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        try {
            return spool.name() + " has " + spool.add(event.get("row")) + " bytes";
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
