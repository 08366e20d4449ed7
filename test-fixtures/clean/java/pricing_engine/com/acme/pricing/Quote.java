package com.acme.pricing;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

record Quote(Product product, int pieces, BigDecimal total) {
    private static final MathContext PRECISION = new MathContext(12, RoundingMode.HALF_EVEN);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    Quote {
        total = total.setScale(2, RoundingMode.HALF_UP);
    }

    static Quote of(Product product, int pieces) {
        int packs = (pieces + product.packSize() - 1) / product.packSize();
        BigDecimal count = BigDecimal.valueOf((long) packs * product.packSize());
        return new Quote(product, pieces, product.price().multiply(count));
    }

    Quote reducedBy(int percent) {
        BigDecimal factor = HUNDRED.subtract(BigDecimal.valueOf(percent)).divide(HUNDRED, PRECISION);
        return new Quote(product, pieces, total.multiply(factor));
    }

    Quote plus(BigDecimal amount) {
        return new Quote(product, pieces, total.add(amount));
    }
}
