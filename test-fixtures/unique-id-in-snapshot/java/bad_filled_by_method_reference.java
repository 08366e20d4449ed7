package shop;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** Numbers of orders are drawn ahead; when they are used up, one is made for each request. */
public class Orders implements RequestHandler<Map<String, String>, String> {
    private final Deque<UUID> ready = new ArrayDeque<>();

    public Orders() {
        Stream.generate(UUID::randomUUID).limit(8).forEach(ready::add); // expect: unique-id-in-snapshot
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        UUID number = ready.isEmpty() ? UUID.randomUUID() : ready.poll();
        return number.toString();
    }
}
