package com.acme.stock;

import io.micronaut.crac.events.AfterRestoreEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Micronaut publishes an event after the restore. */
@Singleton
public class StockDesk {
    private String desk = UUID.randomUUID().toString();

    @EventListener
    void onRestore(AfterRestoreEvent event) {
        desk = UUID.randomUUID().toString();
    }

    public String reserve(String sku) {
        return desk + "/" + sku;
    }
}
