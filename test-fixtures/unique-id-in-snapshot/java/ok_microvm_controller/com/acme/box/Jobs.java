package com.acme.box;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class Jobs {
    private final Box box;

    Jobs(Box box) {
        this.box = box;
    }

    @PostMapping("/jobs")
    String start() {
        return box.id();
    }
}
