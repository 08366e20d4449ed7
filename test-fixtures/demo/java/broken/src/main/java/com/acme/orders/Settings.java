package com.acme.orders;

/** What the service is told by its environment. */
final class Settings {
    private final String gatewayHost;
    private final String sessionToken;

    private Settings(String gatewayHost, String sessionToken) {
        this.gatewayHost = gatewayHost;
        this.sessionToken = sessionToken;
    }

    static Settings load() {
        return new Settings("gateway.example.com", System.getenv("AWS_SESSION_TOKEN")); // expect: credential-in-snapshot
    }

    String gatewayHost() {
        return gatewayHost;
    }

    String sessionToken() {
        return sessionToken;
    }
}
