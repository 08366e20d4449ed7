package com.acme.alerts;

import java.util.Map;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class ChannelController {
    private final ChannelSettings settings;

    public ChannelController(ChannelSettings settings) {
        this.settings = settings;
    }

    @PostMapping("/alerts/{name}")
    public Map<String, String> alert(@PathVariable String name) {
        return Map.of("alert", name, "channel", settings.channel());
    }
}
