package com.acme.orders;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class Api {
    private final Tokens tokens;

    public Api(Tokens tokens) {
        this.tokens = tokens;
    }

    @GetMapping("/token")
    public String token() {
        return tokens.next();
    }
}
