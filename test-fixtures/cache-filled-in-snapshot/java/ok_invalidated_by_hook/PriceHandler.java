package com.acme.prices;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Map;
import org.crac.Core;
import org.crac.Resource;

/** Filled to warm up the code of the cache, emptied after the restore. */
public class PriceHandler implements RequestHandler<Map<String, String>, String>, Resource {
    private final Cache<String, String> prices =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofMinutes(5)).build();

    public PriceHandler() {
        prices.put("bestseller", price("bestseller"));
        Core.getGlobalContext().register(this);
    }

    private static String price(String sku) {
        return Integer.toString(100 * sku.length());
    }

    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
    }

    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {
        prices.invalidateAll();
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        return prices.get(event.get("sku"), PriceHandler::price);
    }
}
