package com.acme.audit;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.io.FileWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;

/** All clones write through the same file description, at the position of the snapshot. */
public class AuditHandler implements RequestHandler<Map<String, String>, Boolean> {
    private final PrintWriter log;

    public AuditHandler() throws IOException {
        log = new PrintWriter(new FileWriter("/mnt/efs/audit.log", true), true); // expect: open-file-in-snapshot
    }

    @Override
    public Boolean handleRequest(Map<String, String> event, Context context) {
        log.println(event.get("user") + " " + event.get("action"));
        return !log.checkError();
    }
}
