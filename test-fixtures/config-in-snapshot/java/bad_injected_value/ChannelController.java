// snapcheck-args: --platform crac
package com.acme.alerts;

import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Spring resolves the placeholder when it makes the bean. */
@RestController
public class ChannelController {
    @Value("${alerts.channel}") private String channel; // expect: config-in-snapshot

    @PostMapping("/alerts/{name}")
    public Map<String, String> alert(@PathVariable String name) {
        return Map.of("alert", name, "channel", channel);
    }
}
