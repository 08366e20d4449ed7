package com.acme.billing;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.io.IOException;
import java.util.Map;
import java.util.logging.FileHandler;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** The file handler of java.util.logging keeps its file, and a lock file, open. */
public class BillingHandler implements RequestHandler<Map<String, String>, String> {
    private static final Logger LOG = Logger.getLogger("billing");

    public BillingHandler() throws IOException {
        FileHandler file = new FileHandler("/mnt/efs/billing.log", true); // expect: open-file-in-snapshot
        file.setFormatter(new SimpleFormatter());
        LOG.addHandler(file);
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        LOG.info(() -> "invoice " + event.get("invoice"));
        return event.get("invoice");
    }
}
