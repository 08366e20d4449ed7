package com.acme.stock;

import io.micronaut.crac.OrderedResource;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.crac.Context;
import org.crac.Resource;

/** Micronaut registers beans of this type by itself. */
@Singleton
public class StockDesk implements OrderedResource {
    private String desk = UUID.randomUUID().toString();

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        desk = UUID.randomUUID().toString();
    }

    public String reserve(String sku, int pieces) {
        return desk + "/" + sku + "/" + pieces;
    }
}
