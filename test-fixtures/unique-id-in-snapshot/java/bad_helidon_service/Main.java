import io.helidon.config.Config;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.UUID;

public final class Main {
    public static void main(String[] args) {
        WebServer.builder().config(Config.create().get("server")).routing(Main::routing).build().start();
    }

    static void routing(HttpRouting.Builder routing) {
        routing.register("/catalog", new CatalogService());
    }
}

class CatalogService implements HttpService {
    private final String etag = UUID.randomUUID().toString(); // expect: unique-id-in-snapshot

    @Override
    public void routing(HttpRules rules) {
        rules.get("/", this::list);
    }

    private void list(ServerRequest request, ServerResponse response) {
        response.header("X-Request", UUID.randomUUID().toString());
        response.header("ETag", etag).send();
    }
}
