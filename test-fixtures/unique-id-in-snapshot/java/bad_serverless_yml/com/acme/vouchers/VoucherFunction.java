package com.acme.vouchers;

import java.util.Map;
import java.util.UUID;

public class VoucherFunction {
    private static final String SERIES = UUID.randomUUID().toString().substring(24); // expect: unique-id-in-snapshot

    private int issued;

    public Map<String, String> issue(Map<String, String> event) {
        issued++;
        return Map.of("voucher", SERIES + "-" + issued, "customer", event.get("customer"));
    }
}
