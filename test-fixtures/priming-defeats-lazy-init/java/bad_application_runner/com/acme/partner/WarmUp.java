package com.acme.partner;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** Spring Boot runs this when the context is complete, and so before the snapshot. */
@Component
public class WarmUp implements ApplicationRunner {
    private final PartnerClient partner;

    public WarmUp(PartnerClient partner) {
        this.partner = partner;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        partner.requestFor("EURUSD");
    }
}
