package com.acme.logs;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;

public class LogHandler implements RequestHandler<Map<String, String>, String> {
    private String lastHost = "none";

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        try {
            lastHost = InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            lastHost = "unknown";
        }
        long pid = ProcessHandle.current().pid();
        context.getLogger().log(lastHost + "/" + pid + "/" + context.getLogStreamName() + " " + event.get("message"));
        return lastHost;
    }
}
