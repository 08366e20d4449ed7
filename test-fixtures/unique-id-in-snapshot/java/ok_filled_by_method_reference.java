package shop;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** The list is filled by each request, and what is known from the start is the same for all. */
public class Orders implements RequestHandler<Map<String, String>, String> {
    private final List<String> kinds = new ArrayList<>();

    public Orders() {
        Stream.of("paper", "mail").forEach(kinds::add);
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        List<UUID> numbers = new ArrayList<>();
        Stream.generate(UUID::randomUUID).limit(kinds.size()).forEach(numbers::add);
        return numbers.toString();
    }
}
