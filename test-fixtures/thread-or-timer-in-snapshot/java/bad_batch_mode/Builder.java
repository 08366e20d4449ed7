package com.acme.build;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;

/** One program, two ways to run it: the batch does its work and is over, the server stays. */
public class Builder {
    public static void main(String[] args) throws IOException {
        if (args.length > 0 && args[0].equals("--batch")) {
            System.exit(build(args));
        }
        if (args.length > 0 && args[0].equals("--server")) {
            new Thread(() -> System.out.println("serving")).start(); // expect: thread-or-timer-in-snapshot
            serve(8080);
            System.exit(0);
        }
        System.err.println("usage: builder --batch|--server");
    }

    private static int build(String[] args) {
        Thread progress = new Thread(() -> System.out.println("building " + args[1]));
        progress.start(); // note: thread-or-timer-in-snapshot
        return 0;
    }

    private static void serve(int port) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(port), 0);
        server.createContext("/", exchange -> exchange.close());
        server.start();
    }
}
