package com.acme.audit;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.io.File;
import java.io.FileWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;

/** A File is a name; the file is opened and closed by each request. */
public class AuditHandler implements RequestHandler<Map<String, String>, Boolean> {
    private static final File LOG = new File("/mnt/efs", "audit.log");

    @Override
    public Boolean handleRequest(Map<String, String> event, Context context) {
        try (PrintWriter log = new PrintWriter(new FileWriter(LOG, true))) {
            log.println(event.get("user") + " " + event.get("action"));
            return !log.checkError();
        } catch (IOException e) {
            return false;
        }
    }
}
