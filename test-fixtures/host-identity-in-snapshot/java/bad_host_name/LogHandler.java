package com.acme.logs;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;

/** All clones have the host name of the machine that was snapshotted. */
public class LogHandler implements RequestHandler<Map<String, String>, String> {
    private static final String HOST = hostName(); // expect: host-identity-in-snapshot

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        context.getLogger().log("host=" + HOST + " message=" + event.get("message"));
        return HOST;
    }
}
