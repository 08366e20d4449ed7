package com.acme.stock;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class StockController {
    @Value("${spring.application.name}")
    private String name;

    @GetMapping("/stock")
    public String stock() {
        return name;
    }
}
