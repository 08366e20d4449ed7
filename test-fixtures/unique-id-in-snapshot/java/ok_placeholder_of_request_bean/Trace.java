package com.acme.trace;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.context.annotation.RequestScope;

/** Made for each request, after the restore. */
@Component
@RequestScope
public class Trace {
    @Value("${random.uuid}")
    private String id;

    public String id() {
        return id;
    }
}
