package com.acme.rates;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.cache2k.Cache;
import org.cache2k.Cache2kBuilder;
import org.crac.Core;
import org.crac.Resource;

/** The caches are emptied after each restore, one of them through the view that waits. */
public class RateFunction implements RequestHandler<Map<String, String>, String>, Resource {
    private static final AsyncLoadingCache<String, String> RATES =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofMinutes(5)).buildAsync(RateFunction::fetch);
    private static final Cache<String, String> BANKS =
            new Cache2kBuilder<String, String>() {}.expireAfterWrite(5, TimeUnit.MINUTES).build();

    public RateFunction() {
        RATES.getAll(List.of("EUR", "CHF")).join();
        BANKS.put("EUR", fetch("bank"));
        Core.getGlobalContext().register(this);
    }

    private static String fetch(String what) {
        return System.getenv("PREFIX") + what;
    }

    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {}

    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {
        RATES.synchronous().invalidateAll();
        BANKS.removeAll();
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        return RATES.get(event.get("currency")).join() + BANKS.peek(event.get("currency"));
    }
}
