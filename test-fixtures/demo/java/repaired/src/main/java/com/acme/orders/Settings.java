package com.acme.orders;

/** What the service is told by its environment. */
final class Settings {
    private final String gatewayHost;

    private Settings(String gatewayHost) {
        this.gatewayHost = gatewayHost;
    }

    static Settings load() {
        return new Settings("gateway.example.com");
    }

    String gatewayHost() {
        return gatewayHost;
    }

    /** Short-lived: to be read for each request. */
    String sessionToken() {
        return System.getenv("AWS_SESSION_TOKEN");
    }
}
