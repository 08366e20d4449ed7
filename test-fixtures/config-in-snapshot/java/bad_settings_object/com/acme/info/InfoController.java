package com.acme.info;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;

@Controller("/info")
public class InfoController {
    private final Settings settings;

    public InfoController(Settings settings) {
        this.settings = settings;
    }

    @Get
    public String info() {
        return settings.describe();
    }
}
