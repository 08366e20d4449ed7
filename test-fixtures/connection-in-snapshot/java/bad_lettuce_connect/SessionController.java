package com.acme.session;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The client would connect later; connect() does it now. */
@RestController
public class SessionController {
    private final RedisClient client = RedisClient.create("redis://sessions.internal");
    private final StatefulRedisConnection<String, String> redis = client.connect(); // expect: connection-in-snapshot

    @GetMapping("/sessions/{id}")
    public Map<String, String> session(@PathVariable String id) {
        return redis.sync().hgetall("session:" + id);
    }
}
