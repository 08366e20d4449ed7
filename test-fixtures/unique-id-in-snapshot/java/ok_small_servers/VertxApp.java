package shop.vertx;

import io.vertx.core.Vertx;
import java.util.UUID;

public class VertxApp {
    public static void main(String[] args) {
        Vertx.vertx().createHttpServer() // note: thread-or-timer-in-snapshot
            .requestHandler(request -> request.response().end(UUID.randomUUID().toString()))
            .listen(8080);
    }
}
