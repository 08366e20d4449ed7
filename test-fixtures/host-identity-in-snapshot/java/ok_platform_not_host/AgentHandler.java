package com.acme.agent;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.nio.ByteOrder;
import java.util.Map;

/** What kind of machine it is, is the same wherever the snapshot is restored. */
public class AgentHandler implements RequestHandler<Map<String, String>, String> {
    private static final String USER_AGENT = "inventory-client/2.1 java/" + Runtime.version().feature();
    private static final boolean LITTLE_ENDIAN = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        return USER_AGENT + (LITTLE_ENDIAN ? " le " : " be ") + event.get("path");
    }
}
