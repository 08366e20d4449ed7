package com.acme.billing;

import java.util.UUID;

/** No interface of the platform: the template names the method. */
public class InvoiceFunction {
    private final InvoiceNumbers numbers = new InvoiceNumbers();

    public Invoice handle(InvoiceRequest request) {
        return new Invoice(numbers.next(), request.customer(), request.cents());
    }

    public record InvoiceRequest(String customer, long cents) {
    }

    public record Invoice(String number, String customer, long cents) {
    }

    static class InvoiceNumbers {
        private final String series = UUID.randomUUID().toString().substring(0, 6); // expect: unique-id-in-snapshot
        private int issued;

        String next() {
            issued++;
            return series + "/" + issued;
        }
    }
}
