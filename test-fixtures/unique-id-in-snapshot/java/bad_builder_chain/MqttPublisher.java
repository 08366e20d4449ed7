package com.acme.devices;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import java.util.UUID;

/** An MQTT broker cuts off the older of two clients with the same id: the clones throw each other out. */
public class MqttPublisher implements RequestHandler<Map<String, String>, String> {
    private final ClientOptions options = ClientOptions.builder()
            .broker("ssl://broker.internal:8883")
            .clientId("publisher-" + UUID.randomUUID().toString().substring(0, 8)) // expect: unique-id-in-snapshot
            .keepAliveSeconds(30)
            .build();

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        context.getLogger().log("publish as " + options.clientId + " to " + options.broker);
        return options.clientId;
    }

    static final class ClientOptions {
        final String broker;
        final String clientId;
        final int keepAliveSeconds;

        private ClientOptions(Builder builder) {
            this.broker = builder.broker;
            this.clientId = builder.clientId;
            this.keepAliveSeconds = builder.keepAliveSeconds;
        }

        static Builder builder() {
            return new Builder();
        }

        static final class Builder {
            private String broker;
            private String clientId;
            private int keepAliveSeconds = 60;

            Builder broker(String broker) {
                this.broker = broker;
                return this;
            }

            Builder clientId(String clientId) {
                this.clientId = clientId;
                return this;
            }

            Builder keepAliveSeconds(int seconds) {
                this.keepAliveSeconds = seconds;
                return this;
            }

            ClientOptions build() {
                return new ClientOptions(this);
            }
        }
    }
}
