package com.acme.pricing;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

enum Product {
    BOLT("b8", "0.35") {
        @Override
        int packSize() {
            return 50;
        }
    },
    NUT("n8", "0.12") {
        @Override
        int packSize() {
            return 100;
        }
    },
    BRACKET("k2", "4.80");

    private static final Map<String, Product> BY_CODE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Product::code, Function.identity()));

    private final String code;
    private final BigDecimal price;

    Product(String code, String price) {
        this.code = code;
        this.price = new BigDecimal(price);
    }

    static Optional<Product> byCode(String code) {
        return Optional.ofNullable(code).map(BY_CODE::get);
    }

    String code() {
        return code;
    }

    BigDecimal price() {
        return price;
    }

    int packSize() {
        return 1;
    }
}
