package com.acme.ids;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import java.util.logging.Logger;

public class WhoHandler implements RequestHandler<Map<String, String>, String> {
    private static final Logger LOG = Logger.getLogger("who");

    static {
        LOG.info("starting as " + InstanceId.get());
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        return InstanceId.get() + "/" + event.get("order");
    }
}
