package com.acme.session;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import java.util.UUID;

/** The way of the AWS documentation: not final, null in the snapshot, made by the first request. */
public class SessionHandler implements RequestHandler<Map<String, String>, String> {
    private static String instanceId;
    private volatile String realm;

    private static synchronized String instanceId() {
        if (instanceId == null) {
            instanceId = UUID.randomUUID().toString();
        }
        return instanceId;
    }

    private String realm() {
        String current = realm;
        if (current == null) {
            synchronized (this) {
                if (realm == null) {
                    realm = "realm-" + UUID.randomUUID();
                }
                current = realm;
            }
        }
        return current;
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        return instanceId() + "/" + realm() + "/" + event.get("user");
    }
}
