package com.acme.stock;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;

@Controller("/reservations")
public class ReservationController {
    private final ReservationIds ids;

    public ReservationController(ReservationIds ids) {
        this.ids = ids;
    }

    @Post
    public String reserve() {
        return "r-" + ids.next();
    }
}
