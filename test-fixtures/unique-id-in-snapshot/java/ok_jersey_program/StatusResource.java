package com.acme.status;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** A class that is registered has an object for each request. */
@Path("status")
public class StatusResource {
    private final String node = UUID.randomUUID().toString();
    private final Instant started = Instant.now();

    @GET
    public String status() {
        return node + " " + Duration.between(started, Instant.now()).toSeconds() + " " + UUID.randomUUID();
    }
}
