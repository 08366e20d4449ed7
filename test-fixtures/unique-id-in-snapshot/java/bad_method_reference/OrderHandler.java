package shop;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A reference to a library's method makes nothing; calling it does, here or in the library. */
public class OrderHandler implements RequestHandler<String, String> {
    private static final Supplier<UUID> IDS = UUID::randomUUID;
    private static final UUID NODE = IDS.get(); // expect: unique-id-in-snapshot
    private static final List<UUID> POOL =
        Stream.generate(UUID::randomUUID).limit(16).collect(Collectors.toList()); // expect: unique-id-in-snapshot
    private final Eager<UUID> session = new Eager<>(UUID::randomUUID);

    @Override
    public String handleRequest(String order, Context context) {
        return NODE + "/" + POOL.get(order.length() % POOL.size()) + "/" + session.value;
    }

    private static final class Eager<T> {
        final T value;

        Eager(Supplier<T> supplier) {
            value = supplier.get(); // expect: unique-id-in-snapshot
        }
    }
}
