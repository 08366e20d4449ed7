package com.acme.graph;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.identity.DefaultAzureCredentialBuilder;
import java.util.HashMap;
import java.util.Map;

/** The token hides in a header. */
public class GraphHandler implements RequestHandler<Map<String, String>, Integer> {
    private final Map<String, String> headers = new HashMap<>();

    public GraphHandler() {
        TokenCredential credential = new DefaultAzureCredentialBuilder().build();
        TokenRequestContext scope = new TokenRequestContext().addScopes("https://graph.example.com/.default");
        headers.put("accept", "application/json");
        // expect: credential-in-snapshot
        headers.put("authorization", "Bearer " + credential.getToken(scope).block().getToken());
    }

    @Override
    public Integer handleRequest(Map<String, String> event, Context context) {
        context.getLogger().log("GET /users/" + event.get("user"));
        return headers.get("authorization").length() + headers.size();
    }
}
