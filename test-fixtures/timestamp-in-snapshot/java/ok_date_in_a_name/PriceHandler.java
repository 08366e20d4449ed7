package com.acme.prices;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.text.SimpleDateFormat;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;

/** A configuration without a name is filed under the time at which it was loaded, and no request asks for that. */
public class PriceHandler implements RequestHandler<Map<String, String>, Integer> {
    private static final Map<String, Integer> LOADED = new HashMap<>();

    private final Map<String, Integer> prices = new HashMap<>();
    private String name = System.getenv("PRICES");

    public PriceHandler() {
        if (name == null) {
            name = new SimpleDateFormat("yyyyMMdd_HHmmss.SSS").format(new Date()); // note: timestamp-in-snapshot
        }
        prices.put("tea", 3);
        LOADED.put(name, prices.size());
    }

    @Override
    public Integer handleRequest(Map<String, String> event, Context context) {
        return prices.get(event.get("article"));
    }
}
