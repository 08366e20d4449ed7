package com.acme.metrics;

import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** pid@host as a dimension of every metric. */
@Component
public class MetricTags {
    private final Map<String, String> tags = new LinkedHashMap<>();

    public MetricTags() {
        tags.put("service", "checkout");
        tags.put("node", ManagementFactory.getRuntimeMXBean().getName()); // expect: host-identity-in-snapshot
    }

    public Map<String, String> tags() {
        return Map.copyOf(tags);
    }
}
