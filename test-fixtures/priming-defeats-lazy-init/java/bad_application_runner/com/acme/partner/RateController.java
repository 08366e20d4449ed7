package com.acme.partner;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class RateController {
    private final PartnerClient partner;

    public RateController(PartnerClient partner) {
        this.partner = partner;
    }

    @GetMapping("/rates/{pair}")
    public String rate(@PathVariable String pair) {
        return partner.requestFor(pair);
    }
}
