package com.acme.snake;

import jakarta.websocket.OnMessage;
import jakarta.websocket.server.ServerEndpoint;
import java.util.Random;

/** The container loads the class with the first connection and makes an object for each. */
@ServerEndpoint("/snake")
public class SnakeEndpoint {
    private static final Random PLACES = new Random();
    private final int start = PLACES.nextInt(640);

    @OnMessage
    public String move(String direction) {
        return start + " " + direction;
    }
}
