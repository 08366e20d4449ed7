package com.acme.echo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Tests may make ids wherever they like. */
public class EchoHandlerTest {
    private static final String RUN = UUID.randomUUID().toString();

    private final EchoHandler handler = new EchoHandler();

    @Test
    void echoesText() {
        assertEquals(RUN, handler.handleRequest(Map.of("text", RUN), null).get("echo"));
    }
}
