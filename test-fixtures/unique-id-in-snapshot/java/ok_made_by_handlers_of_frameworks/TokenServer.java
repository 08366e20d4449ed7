import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import io.undertow.Undertow;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import java.util.UUID;

public class TokenServer implements HttpHandler {
    private final NoArgGenerator ids = Generators.randomBasedGenerator();

    public static void main(String[] args) {
        Undertow server = Undertow.builder().addHttpListener(8080, "0.0.0.0").setHandler(new TokenServer()).build();
        server.start();
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        exchange.getResponseSender().send(ids.generate() + ":" + UUID.randomUUID());
    }
}
