package com.acme.box;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/aws/lambda-microvms/runtime/v1")
class LifeCycle {
    private final Box box;

    LifeCycle(Box box) {
        this.box = box;
    }

    @PostMapping("/ready")
    void ready() {}

    @PostMapping("/resume")
    void resume() {
        box.renew();
    }
}
