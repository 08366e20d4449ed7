package com.acme.rates;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.google.common.cache.CacheBuilder;
import com.google.common.cache.CacheLoader;
import com.google.common.cache.LoadingCache;
import java.util.Map;
import java.util.concurrent.TimeUnit;

public class RateHandler implements RequestHandler<Map<String, String>, Integer> {
    private final RateClient client = new RateClient("https://rates.example.com");
    private final LoadingCache<String, Integer> rates = CacheBuilder.newBuilder()
            .expireAfterWrite(10, TimeUnit.MINUTES)
            .build(CacheLoader.from(client::load));

    public RateHandler() {
        rates.getUnchecked("EUR"); // expect: cache-filled-in-snapshot
    }

    @Override
    public Integer handleRequest(Map<String, String> event, Context context) {
        return rates.getUnchecked(event.get("currency"));
    }

    record RateClient(String url) {
        Integer load(String currency) {
            return (url + currency).hashCode() % 100;
        }
    }
}
