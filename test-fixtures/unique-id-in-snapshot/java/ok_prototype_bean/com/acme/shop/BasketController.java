package com.acme.shop;

import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Every request asks the provider for a basket of its own. */
@RestController
public class BasketController {
    private final ObjectProvider<Basket> baskets;

    public BasketController(ObjectProvider<Basket> baskets) {
        this.baskets = baskets;
    }

    @PostMapping("/baskets/{item}")
    public Map<String, String> create(@PathVariable String item) {
        Basket basket = baskets.getObject().with(item);
        return Map.of("basket", basket.id());
    }
}
