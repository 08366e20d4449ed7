package com.acme.servers;

import io.jooby.Jooby;
import io.sentry.Sentry;
import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.BlockingHandler;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;

/** Jooby without a class of its own: the lambda sets the application up. */
final class StatusServer {
    private static String node;

    public static void main(String[] args) {
        Jooby.runApp(args, app -> {
            String build = UUID.randomUUID().toString(); // expect: unique-id-in-snapshot
            app.onStarted(() -> node = UUID.randomUUID().toString()); // expect: unique-id-in-snapshot
            app.before(request -> request.setResponseHeader("X-Request", UUID.randomUUID().toString()));
            app.path("/api", () -> app.get("/status", request -> node + " " + build));
        });
    }
}

/** Undertow: handlers of handlers. */
final class TokenServer {
    public static void main(String[] args) {
        Sentry.setTag("node", UUID.randomUUID().toString()); // expect: unique-id-in-snapshot
        Undertow.builder()
                .addHttpListener(8080, "0.0.0.0")
                .setHandler(Handlers.path()
                        .addPrefixPath("/node", new NodeHandler())
                        .addExactPath("/upload", new BlockingHandler(new UploadHandler())))
                .build()
                .start();
    }
}

final class NodeHandler implements HttpHandler {
    private final String node = UUID.randomUUID().toString(); // expect: unique-id-in-snapshot

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        exchange.getResponseSender().send(node);
    }
}

final class UploadHandler implements HttpHandler {
    private final String folder = UUID.randomUUID().toString(); // expect: unique-id-in-snapshot

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        exchange.getResponseSender().send(folder + "/" + UUID.randomUUID());
    }
}

/** Camel: processors in branches of a route, and what the route writes into each message. */
final class OrderServer {
    public static void main(String[] args) throws Exception {
        Main main = new Main();
        main.configure().addRoutesBuilder(new OrderRoutes());
        main.run(args);
    }
}

final class OrderRoutes extends RouteBuilder {
    @Override
    public void configure() {
        String run = UUID.randomUUID().toString(); // expect: unique-id-in-snapshot
        from("jms:orders")
                .setHeader("run", constant(run))
                .choice()
                .when(header("stamp").isNull())
                .process(new Stamp())
                .otherwise()
                .process(message -> message.getIn().setHeader("again", UUID.randomUUID().toString()))
                .end()
                .to("jms:stamped");
    }
}

final class Stamp implements Processor {
    private final String stamp = UUID.randomUUID().toString(); // expect: unique-id-in-snapshot

    @Override
    public void process(Exchange message) {
        message.getIn().setHeader("stamp", stamp);
    }
}
