package shop.vertx;

import io.vertx.core.Vertx;
import java.util.UUID;

public class VertxApp {
    public static void main(String[] args) {
        String node = UUID.randomUUID().toString(); // expect: unique-id-in-snapshot
        Vertx vertx = Vertx.vertx(); // note: thread-or-timer-in-snapshot
        vertx.createHttpServer().requestHandler(request -> request.response().end(node)).listen(8080);
    }
}
