package com.acme.pay;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The key of the provider is in the image: a note. */
@Component
public class PaymentClient {
    private final String key;

    public PaymentClient(@Value("${pay.api-key}") String key) { // note: credential-in-snapshot
        this.key = key;
    }

    public String header() {
        return "Bearer " + key;
    }
}
