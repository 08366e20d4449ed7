package com.acme.gateway;

import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.crac.Core;

/** A plain program that warms up and checkpoints itself; a local of main survives. */
public class GatewayMain {
    private static String greeting(String node, String path) {
        return "{\"node\":\"" + node + "\",\"path\":\"" + path + "\"}";
    }

    public static void main(String[] args) throws Exception {
        String node = UUID.randomUUID().toString(); // expect: unique-id-in-snapshot
        for (int i = 0; i < 10_000; i++) {
            greeting("warm-up", "/" + i);
        }

        Core.checkpointRestore();

        HttpServer server = HttpServer.create(new InetSocketAddress(8080), 0);
        server.createContext("/", exchange -> {
            byte[] body = greeting(node, exchange.getRequestURI().getPath()).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }
}
