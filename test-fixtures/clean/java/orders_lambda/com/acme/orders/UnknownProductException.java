package com.acme.orders;

class UnknownProductException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String sku;

    UnknownProductException(String sku) {
        super("unknown product " + sku);
        this.sku = sku;
    }

    String sku() {
        return sku;
    }
}
