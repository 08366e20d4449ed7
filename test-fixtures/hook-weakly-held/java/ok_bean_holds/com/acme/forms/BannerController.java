package com.acme.forms;

import java.util.List;
import java.util.Random;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class BannerController {
    private static final List<String> COLOURS = List.of("teal", "coral", "amber");

    private final Random random;

    public BannerController(Random bannerRandom) {
        this.random = bannerRandom;
    }

    @GetMapping("/banner")
    public String banner() {
        return COLOURS.get(random.nextInt(COLOURS.size()));
    }
}
