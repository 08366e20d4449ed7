package com.acme.messages;

import io.nats.client.Connection;
import io.nats.client.Nats;
import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
public class MessagingConfiguration {
    @Bean
    public Connection nats() throws IOException, InterruptedException {
        return Nats.connect("nats://nats.internal:4222"); // expect: connection-in-snapshot
    }
}
