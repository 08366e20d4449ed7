package com.acme.pricing;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

public class QuoteHandler implements RequestHandler<Map<String, String>, Map<String, String>> {
    private static final Map<Region, BigDecimal> SHIPPING = new EnumMap<>(Region.class);
    private static final List<Rule> RULES = List.of(
            (quote, region) -> quote.pieces() >= 100 ? quote.reducedBy(12) : quote,
            (quote, region) -> region == Region.HOME && quote.pieces() >= 20 ? quote.reducedBy(3) : quote,
            (quote, region) -> quote.plus(SHIPPING.getOrDefault(region, BigDecimal.TEN)));

    static {
        SHIPPING.put(Region.HOME, new BigDecimal("4.90"));
        SHIPPING.put(Region.UNION, new BigDecimal("9.90"));
        SHIPPING.put(Region.WORLD, new BigDecimal("24.50"));
    }

    @FunctionalInterface
    interface Rule {
        Quote apply(Quote quote, Region region);
    }

    @Override
    public Map<String, String> handleRequest(Map<String, String> event, Context context) {
        Optional<Product> product = Product.byCode(event.get("product"));
        if (product.isEmpty()) {
            return Map.of("error", "unknown product");
        }
        Region region = Region.of(event.getOrDefault("country", "AT"));
        Quote quote = Quote.of(product.get(), Integer.parseInt(event.getOrDefault("pieces", "1")));
        for (Rule rule : RULES) {
            quote = rule.apply(quote, region);
        }
        return Map.of("product", product.get().code(), "region", region.name(), "total", quote.total().toPlainString());
    }
}
