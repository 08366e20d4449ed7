package com.acme.prices;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.common.cache.CacheBuilder;
import com.google.common.cache.CacheLoader;
import com.google.common.cache.LoadingCache;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Empty caches may be in the snapshot. */
public class PriceHandler implements RequestHandler<Map<String, String>, String> {
    private static final Cache<String, String> PRICES =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofMinutes(5)).maximumSize(1000).build();

    private final LoadingCache<String, Integer> rates = CacheBuilder.newBuilder()
            .expireAfterAccess(10, TimeUnit.MINUTES)
            .build(CacheLoader.from(String::length));

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        String sku = event.get("sku");
        String cents = PRICES.getIfPresent(sku);
        if (cents == null) {
            cents = Integer.toString(100 * sku.length() + rates.getUnchecked(event.get("currency")));
            PRICES.put(sku, cents);
        }
        return cents;
    }
}
