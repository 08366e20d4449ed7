package com.acme.gateway;

import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.crac.Core;

/** The id is made after checkpointRestore() has returned, so every restored process has its own. */
public class GatewayMain {
    private static String greeting(String node, String path) {
        return "{\"node\":\"" + node + "\",\"path\":\"" + path + "\"}";
    }

    public static void main(String[] args) throws Exception {
        String warmUpNode = UUID.randomUUID().toString();
        for (int i = 0; i < 10_000; i++) {
            greeting(warmUpNode, "/" + i);
        }

        Core.checkpointRestore();

        String node = UUID.randomUUID().toString();
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
