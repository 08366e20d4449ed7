package com.acme.forms;

import java.util.Arrays;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class FormController {
    private final CsrfKeys keys;

    public FormController(CsrfKeys keys) {
        this.keys = keys;
    }

    @GetMapping("/key-check")
    public Map<String, Integer> keyCheck() {
        return Map.of("check", Arrays.hashCode(keys.key()));
    }
}
