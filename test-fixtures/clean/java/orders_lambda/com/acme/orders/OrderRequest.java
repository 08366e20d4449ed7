package com.acme.orders;

import java.util.List;

record OrderRequest(String customer, List<Line> lines) {
    record Line(String sku, int pieces) {
        Line {
            if (pieces < 1) {
                throw new IllegalArgumentException("pieces must be positive");
            }
        }
    }
}
