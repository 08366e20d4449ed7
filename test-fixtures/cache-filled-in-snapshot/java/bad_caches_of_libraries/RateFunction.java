package com.acme.rates;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.cache.configuration.MutableConfiguration;
import net.sf.ehcache.Element;
import org.cache2k.Cache2kBuilder;
import org.ehcache.config.builders.CacheConfigurationBuilder;
import org.ehcache.config.builders.CacheManagerBuilder;
import org.ehcache.config.builders.ResourcePoolsBuilder;

/** Caches of five kinds, which the start fills with what it has fetched. */
public class RateFunction implements RequestHandler<Map<String, String>, String> {
    private static final AsyncLoadingCache<String, String> RATES =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofMinutes(5)).buildAsync(RateFunction::fetch);
    private static final org.cache2k.Cache<String, String> BANKS =
            new Cache2kBuilder<String, String>() {}.expireAfterWrite(5, TimeUnit.MINUTES).build();
    private static final net.sf.ehcache.Cache HOLIDAYS = net.sf.ehcache.CacheManager.getInstance().getCache("holidays");

    private final Cache<String, String> days;
    private final org.ehcache.Cache<String, String> fees;

    static {
        RATES.getAll(List.of("EUR", "CHF")).join(); // expect: cache-filled-in-snapshot
        BANKS.put("EUR", fetch("bank")); // expect: cache-filled-in-snapshot
        HOLIDAYS.put(new Element("2026", fetch("holidays"))); // expect: cache-filled-in-snapshot
    }

    public RateFunction() {
        CacheManager jcache = Caching.getCachingProvider().getCacheManager();
        days = jcache.createCache("days", new MutableConfiguration<>());
        days.put("EUR", fetch("day")); // expect: cache-filled-in-snapshot
        fees = CacheManagerBuilder.newCacheManagerBuilder().build(true).createCache("fees", CacheConfigurationBuilder
                .newCacheConfigurationBuilder(String.class, String.class, ResourcePoolsBuilder.heap(10)));
        fees.put("EUR", fetch("fee")); // expect: cache-filled-in-snapshot
    }

    private static String fetch(String what) {
        return System.getenv("PREFIX") + what;
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        String currency = event.get("currency");
        return RATES.get(currency).join() + BANKS.peek(currency) + days.get(currency) + fees.get(currency)
                + HOLIDAYS.get(event.get("year"));
    }
}
