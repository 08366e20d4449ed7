package shop.chat;

import java.lang.management.ManagementFactory;
import java.util.Map;
import org.springframework.core.env.Environment;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/** Tells its own messages from those of other nodes by a name that all clones have. */
@Component
public class ChatPublisher {
    private final StringRedisTemplate redis;
    // expect: host-identity-in-snapshot
    private final String node = System.getProperty("node.id", ManagementFactory.getRuntimeMXBean().getName());

    public ChatPublisher(StringRedisTemplate redis) {
        this.redis = redis;
    }

    public void publish(String room, Map<String, Object> message) {
        message.put("source", node);
        redis.convertAndSend(room, message.toString());
    }
}
