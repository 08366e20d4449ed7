package com.acme.orders;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.github.f4b6a3.tsid.TsidCreator;
import java.util.Map;

/** The node part of a TSID is drawn once for the process; the warm-up draws it before the snapshot. */
public class OrderHandler implements RequestHandler<Map<String, String>, String> {
    private static final String PREFIX = "o_";

    static {
        TsidCreator.getTsid();
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        String id = PREFIX + TsidCreator.getTsid().toLowerCase(); // expect: stateful-id-generator
        context.getLogger().log("order " + id + " of " + event.get("customer"));
        return id;
    }
}
