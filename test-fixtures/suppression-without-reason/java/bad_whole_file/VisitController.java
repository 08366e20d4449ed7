package com.acme.visits;

// expect: suppression-without-reason
// snapcheck: ignore-file[timestamp-in-snapshot]

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** For the whole file, and without a word why. */
@RestController
public class VisitController {
    private static final Instant LOADED_AT = Instant.now(); // expect: timestamp-in-snapshot

    private final LongAdder visits = new LongAdder();

    @GetMapping("/visits")
    public Map<String, Object> visits() {
        visits.increment();
        return Map.of("visits", visits.sum(), "since", LOADED_AT.toString());
    }
}
