package com.acme.shop;

import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class CartController {
    private final CartService carts;

    public CartController(CartService carts) {
        this.carts = carts;
    }

    @PostMapping("/carts/{customer}")
    public Map<String, String> open(@PathVariable String customer, @RequestBody List<String> items) {
        return Map.of("cart", carts.open(customer, items));
    }
}
