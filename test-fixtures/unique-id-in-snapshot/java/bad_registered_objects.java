package shop.api;

import com.google.inject.AbstractModule;
import io.dropwizard.core.Application;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.setup.Environment;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;

/** What is handed to the server and to the injector lives as long as they do. */
public class ApiApplication extends Application<Configuration> {
    @Override
    public void run(Configuration configuration, Environment environment) {
        environment.jersey().register(
            new NodeResource(UUID.randomUUID().toString())); // expect: unique-id-in-snapshot
    }

    static class ApiModule extends AbstractModule {
        @Override
        protected void configure() {
            bind(Node.class).toInstance(new Node(UUID.randomUUID().toString())); // expect: unique-id-in-snapshot
        }
    }

    static class Node {
        final String name;

        Node(String name) {
            this.name = name;
        }
    }

    @Path("/node")
    public static class NodeResource {
        private final String node;

        NodeResource(String node) {
            this.node = node;
        }

        @GET
        public String get() {
            return node;
        }
    }
}
