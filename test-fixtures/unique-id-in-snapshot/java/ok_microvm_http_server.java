import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.util.UUID;

/** A MicroVM: the server of the JDK gets the path with the handler. */
final class Agent {
    private static final String BASE = "/aws/lambda-microvms/runtime/v1";
    private static volatile String id = UUID.randomUUID().toString();

    public static void main(String[] args) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(9000), 0);
        server.createContext(BASE + "/run", exchange -> {
            id = UUID.randomUUID().toString();
            exchange.sendResponseHeaders(200, -1);
        });
        server.createContext("/jobs", exchange -> {
            byte[] body = id.getBytes();
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }
}
