package com.acme.metrics;

import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class MetricController {
    private final MetricTags tags;

    public MetricController(MetricTags tags) {
        this.tags = tags;
    }

    @GetMapping("/metrics/tags")
    public Map<String, String> tags() {
        return tags.tags();
    }
}
