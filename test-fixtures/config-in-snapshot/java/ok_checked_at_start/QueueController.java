// snapcheck-args: --platform crac
package com.acme.queues;

import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Start-up insists on the variables and keeps none of their values. */
@RestController
public class QueueController {
    private static final List<String> REQUIRED = List.of("QUEUE_URL", "QUEUE_REGION");

    public QueueController() {
        for (String name : REQUIRED) {
            if (System.getenv(name) == null) {
                throw new IllegalStateException(name + " is not set");
            }
        }
    }

    @GetMapping("/queue")
    public Map<String, String> queue() {
        return Map.of("url", System.getenv("QUEUE_URL"), "region", System.getenv("QUEUE_REGION"));
    }
}
