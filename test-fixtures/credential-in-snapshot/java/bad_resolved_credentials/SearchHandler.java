package com.acme.search;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;

/** The provider would refresh; what it resolved to does not. */
public class SearchHandler implements RequestHandler<Map<String, String>, String> {
    // expect: credential-in-snapshot
    private final AwsCredentials credentials = DefaultCredentialsProvider.create().resolveCredentials();

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        String scope = credentials.accessKeyId() + "/eu-west-1/es/aws4_request";
        return "POST /" + event.get("index") + "/_search\nauthorization: AWS4-HMAC-SHA256 Credential=" + scope;
    }
}
