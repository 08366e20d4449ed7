package com.acme.app;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The call that serves returns at once, and what the start took is a line of the log. */
public class Main {
    private static final Logger LOG = LoggerFactory.getLogger(Main.class);

    public static void main(String[] args) throws IOException {
        long begun = System.currentTimeMillis();
        Instant at = Instant.now();
        HttpServer server = HttpServer.create(new InetSocketAddress(8080), 0);
        server.createContext("/", exchange -> exchange.close());
        server.start();
        long took = System.currentTimeMillis() - begun;
        LOG.info("Started in {} ms", took);
        System.out.println("up after " + Duration.between(at, Instant.now()).toMillis() + " ms");
    }
}
