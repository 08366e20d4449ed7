package com.acme.messages;

import io.nats.client.Connection;
import java.nio.charset.StandardCharsets;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class MessageController {
    private final Connection nats;

    public MessageController(Connection nats) {
        this.nats = nats;
    }

    @PostMapping("/messages/{subject}")
    public void publish(@PathVariable String subject, @RequestBody String text) {
        nats.publish(subject, text.getBytes(StandardCharsets.UTF_8));
    }
}
