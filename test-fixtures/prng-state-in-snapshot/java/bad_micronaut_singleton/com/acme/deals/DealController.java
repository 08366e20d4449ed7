package com.acme.deals;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;

@Controller("/deals")
public class DealController {
    private final DealPicker picker;

    public DealController(DealPicker picker) {
        this.picker = picker;
    }

    @Get("/today")
    public String today() {
        return picker.pick();
    }
}
