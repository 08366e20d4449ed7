package com.acme.tool;

import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

@Command(name = "tool", subcommands = {Tool.Serve.class, Tool.Export.class})
public class Tool {
    static String node;
    static String export;

    public static void main(String[] args) {
        System.exit(new CommandLine(new Tool()).execute(args));
    }

    @Command(name = "serve")
    static class Serve implements Callable<Integer> {
        @Override
        public Integer call() throws Exception {
            node = UUID.randomUUID().toString(); // expect: unique-id-in-snapshot
            HttpServer server = HttpServer.create(new InetSocketAddress(8080), 0);
            server.createContext("/", exchange -> {
                byte[] body = node.getBytes();
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            });
            server.start();
            return 0;
        }
    }

    @Command(name = "export")
    static class Export implements Callable<Integer> {
        @Override
        public Integer call() {
            export = UUID.randomUUID().toString();
            System.out.println(export);
            return 0;
        }
    }
}
