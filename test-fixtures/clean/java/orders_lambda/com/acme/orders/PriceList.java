package com.acme.orders;

import java.util.Map;

class PriceList {
    private static final Map<String, Integer> CENTS = Map.of(
            "tea-100", 450,
            "tea-250", 990,
            "coffee-500", 1290,
            "cocoa-200", 620);

    int cents(String sku) {
        Integer cents = CENTS.get(sku);
        if (cents == null) {
            throw new UnknownProductException(sku);
        }
        return cents;
    }
}
