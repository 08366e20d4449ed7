package com.acme.catalog;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;

/** The options are off by default, and this program switches one of them on. */
public class CatalogHandler implements RequestHandler<Map<String, String>, String> {
    private final Catalog catalog = Catalog.open().evictExpired().build();

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        return catalog.find(event.get("sku"));
    }
}
