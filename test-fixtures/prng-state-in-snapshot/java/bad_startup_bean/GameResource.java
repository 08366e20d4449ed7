package com.acme.games;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

@Path("game")
public class GameResource {
    @Inject
    Dice dice;

    @GET
    public int roll() {
        return dice.roll();
    }
}
