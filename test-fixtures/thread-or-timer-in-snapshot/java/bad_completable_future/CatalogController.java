package com.acme.catalog;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class CatalogController {
    private final CompletableFuture<Map<String, String>> titles;

    public CatalogController() {
        titles = CompletableFuture.supplyAsync(CatalogController::load); // expect: thread-or-timer-in-snapshot
    }

    private static Map<String, String> load() {
        return Map.of("b-1", "Moby-Dick", "b-2", "Middlemarch", "b-3", "Walden");
    }

    @GetMapping("/titles/{book}")
    public String title(@PathVariable String book) {
        return titles.join().get(book);
    }
}
