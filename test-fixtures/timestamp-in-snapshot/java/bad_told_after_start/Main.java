package com.acme.app;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The same local in what requests are told, and in a loop behind the start. */
public class Main {
    private static final Logger LOG = LoggerFactory.getLogger(Main.class);

    public static void main(String[] args) throws IOException, InterruptedException {
        long begun = System.currentTimeMillis(); // expect: timestamp-in-snapshot
        long beat = System.nanoTime(); // expect: timestamp-in-snapshot
        HttpServer server = HttpServer.create(new InetSocketAddress(8080), 0);
        server.createContext("/up", exchange -> {
            byte[] up = Long.toString(System.currentTimeMillis() - begun).getBytes();
            exchange.sendResponseHeaders(200, up.length);
            exchange.getResponseBody().write(up);
        });
        server.start();
        while (true) {
            LOG.info("up for {} ns", System.nanoTime() - beat);
            Thread.sleep(60_000);
        }
    }
}
