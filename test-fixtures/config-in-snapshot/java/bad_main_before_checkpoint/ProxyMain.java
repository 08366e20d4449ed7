// snapcheck-args: --platform crac
package com.acme.proxy;

import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.net.URI;
import org.crac.Core;

/** The upstream is read before the checkpoint; the restored process has another environment. */
public class ProxyMain {
    public static void main(String[] args) throws Exception {
        String upstream = System.getenv("UPSTREAM_URL"); // expect: config-in-snapshot
        int port = args.length > 0 ? Integer.parseInt(args[0]) : 8080;

        Core.checkpointRestore();

        HttpServer server = HttpServer.create(new InetSocketAddress(port), 0);
        server.createContext("/", exchange -> {
            URI target = URI.create(upstream + exchange.getRequestURI().getPath());
            exchange.getResponseHeaders().set("location", target.toString());
            exchange.sendResponseHeaders(307, -1);
            exchange.close();
        });
        server.start();
    }
}
