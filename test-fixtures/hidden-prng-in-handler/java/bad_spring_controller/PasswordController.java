package com.acme.accounts;

import java.util.Map;
import org.apache.commons.lang3.RandomUtils;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Four words make a password, yet a note: what a number chooses as an index is not followed. */
@RestController
public class PasswordController {
    private static final String[] WORDS = {"amber", "basil", "cedar", "delta", "ember", "fjord", "grove", "haze"};

    private String word() {
        return WORDS[RandomUtils.nextInt(0, WORDS.length)]; // note: hidden-prng-in-handler
    }

    @PostMapping("/accounts/{name}/password")
    public Map<String, String> reset(@PathVariable String name) {
        String password = String.join("-", word(), word(), word(), word());
        return Map.of("account", name, "password", password);
    }
}
