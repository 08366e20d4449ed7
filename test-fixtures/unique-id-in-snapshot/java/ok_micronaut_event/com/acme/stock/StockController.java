package com.acme.stock;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;

@Controller("/stock")
public class StockController {
    private final StockDesk desk;

    public StockController(StockDesk desk) {
        this.desk = desk;
    }

    @Post("/{sku}")
    public String reserve(@PathVariable String sku) {
        return desk.reserve(sku);
    }
}
