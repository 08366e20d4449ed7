package com.acme.members;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Map;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.KeycloakBuilder;

/** The client renews its token when it has expired; the text that was taken from it stays what it was. */
public class MemberFunction implements RequestHandler<Map<String, String>, String> {
    private final Keycloak keycloak = KeycloakBuilder.builder()
            .serverUrl(System.getenv("KEYCLOAK"))
            .realm("members")
            .clientId("directory")
            .build();
    private final String token = keycloak.tokenManager().getAccessTokenString(); // expect: credential-in-snapshot

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        return HttpRequest.newBuilder(URI.create("https://directory/" + event.get("member")))
                .header("Authorization", "Bearer " + token)
                .build()
                .toString();
    }
}
