package com.acme.audit;

import jakarta.annotation.PostConstruct;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/audit")
public class AuditController {
    private static final Logger log = LoggerFactory.getLogger(AuditController.class);

    private String writerId;
    private long sequence;

    @PostConstruct
    void openJournal() {
        writerId = UUID.randomUUID().toString(); // expect: unique-id-in-snapshot
        log.info("audit journal is open");
    }

    @PostMapping
    public Map<String, Object> append(@RequestBody Map<String, String> entry) {
        sequence++;
        log.info("{} {} {}", writerId, sequence, entry.get("action"));
        return Map.of("writer", writerId, "sequence", sequence);
    }
}
