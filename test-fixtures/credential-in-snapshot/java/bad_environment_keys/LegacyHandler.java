package com.acme.legacy;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;

/** Under SnapStart this variable is not set; elsewhere the token expires. */
public class LegacyHandler implements RequestHandler<Map<String, String>, String> {
    private static final String SESSION_TOKEN = System.getenv("AWS_SESSION_TOKEN"); // expect: credential-in-snapshot
    private static final String REGION = System.getenv("AWS_REGION");

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        String host = event.get("service") + "." + REGION + ".amazonaws.com";
        return "GET https://" + host + "/\nx-amz-security-token: " + SESSION_TOKEN;
    }
}
