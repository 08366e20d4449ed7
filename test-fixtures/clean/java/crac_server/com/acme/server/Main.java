package com.acme.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import org.crac.Core;

/** A plain HTTP server on CRaC: warms up, checkpoints itself, and goes on as many processes. */
public final class Main {
    private static final int WARM_UP_ROUNDS = 20_000;

    private final Renderer renderer = new Renderer();
    private final Database database;
    private final Instance instance;

    private Main(Database database, Instance instance) {
        this.database = database;
        this.instance = instance;
    }

    private void warmUp() {
        long start = System.nanoTime();
        int length = 0;
        for (int i = 0; i < WARM_UP_ROUNDS; i++) {
            length += renderer.page("warm-up " + i, "nobody").length();
        }
        System.out.printf("warm after %d ms, %d characters%n", (System.nanoTime() - start) / 1_000_000, length);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String customer = exchange.getRequestURI().getPath().substring(1);
        String name = database.customerName(customer);
        byte[] body = renderer.page(name, instance.id()).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("content-type", "text/html; charset=utf-8");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    public static void main(String[] args) throws Exception {
        Database database = new Database("jdbc:postgresql://db.internal/customers");
        Instance instance = new Instance();
        Core.getGlobalContext().register(database);
        Core.getGlobalContext().register(instance);
        Main main = new Main(database, instance);
        main.warmUp();

        Core.checkpointRestore();

        HttpServer server = HttpServer.create(new InetSocketAddress(8080), 64);
        server.setExecutor(Executors.newFixedThreadPool(16));
        server.createContext("/", main::handle);
        server.start();
        System.out.println("instance " + main.instance.id() + " serves since " + java.time.Instant.now());
    }
}
