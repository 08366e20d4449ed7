package com.acme.registry;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class InstanceController {
    private final InstanceInfo info;

    public InstanceController(InstanceInfo info) {
        this.info = info;
    }

    @GetMapping("/instance")
    public String instance() {
        return info.describe();
    }
}
