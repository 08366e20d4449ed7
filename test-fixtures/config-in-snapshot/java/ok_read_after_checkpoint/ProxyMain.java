// snapcheck-args: --platform crac
package com.acme.proxy;

import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.net.URI;
import org.crac.Core;

public class ProxyMain {
    public static void main(String[] args) throws Exception {
        Core.checkpointRestore();

        String upstream = System.getenv("UPSTREAM_URL");
        HttpServer server = HttpServer.create(new InetSocketAddress(8080), 0);
        server.createContext("/", exchange -> {
            URI target = URI.create(upstream + exchange.getRequestURI().getPath());
            exchange.getResponseHeaders().set("location", target.toString());
            exchange.sendResponseHeaders(307, -1);
            exchange.close();
        });
        server.start();
    }
}
