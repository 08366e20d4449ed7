package com.acme.orders;

import java.util.Map;
import java.util.UUID;

/** The payment provider. Builds signed requests; the worker behind the queue sends them. */
class Gateway {
    record Payment(String url, Map<String, String> headers, String reference, String order, long amount) {}

    private final Settings settings;

    Gateway(Settings settings) {
        this.settings = settings;
    }

    Payment charge(String order, long amount) {
        // The provider takes a second request with the same reference for a repetition of the first.
        String reference = "pay-" + UUID.randomUUID();
        return new Payment(
                "https://" + settings.gatewayHost() + "/v1/payments",
                Map.of("X-Amz-Security-Token", String.valueOf(settings.sessionToken())),
                reference,
                order,
                amount);
    }
}
