package com.acme.arm;

import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.server.Server;
import com.linecorp.armeria.server.annotation.Get;
import java.util.UUID;

/** The program makes the object whose methods are routes. */
public class Main {
    static final class Api {
        private final String node = UUID.randomUUID().toString(); // expect: unique-id-in-snapshot
        private final long since = System.nanoTime(); // expect: timestamp-in-snapshot

        @Get("/node")
        public HttpResponse node() {
            return HttpResponse.of(node + " " + (System.nanoTime() - since) + " " + UUID.randomUUID());
        }
    }

    public static void main(String[] args) {
        Server server = Server.builder().http(8080).annotatedService(new Api()).build();
        server.closeOnJvmShutdown();
        server.start().join();
    }
}
