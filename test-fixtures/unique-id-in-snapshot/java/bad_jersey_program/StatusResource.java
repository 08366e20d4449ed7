package com.acme.status;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** One object for all requests, as the program registers it itself. */
@Path("status")
public class StatusResource {
    private final String node = UUID.randomUUID().toString(); // expect: unique-id-in-snapshot
    private final Instant started = Instant.now(); // expect: timestamp-in-snapshot

    @GET
    public String status() {
        return node + " " + Duration.between(started, Instant.now()).toSeconds() + " " + UUID.randomUUID();
    }
}
