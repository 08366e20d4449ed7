package shop;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.UUID;
import java.util.function.Supplier;

/** What is kept is the reference; ids are made in the handler. */
public class OrderHandler implements RequestHandler<String, String> {
    private static final Supplier<UUID> IDS = UUID::randomUUID;
    private final Lazy<UUID> perRequest = new Lazy<>(UUID::randomUUID);

    @Override
    public String handleRequest(String order, Context context) {
        return order + "/" + IDS.get() + "/" + perRequest.make();
    }

    private static final class Lazy<T> {
        private final Supplier<T> supplier;

        Lazy(Supplier<T> supplier) {
            this.supplier = supplier;
        }

        T make() {
            return supplier.get();
        }
    }
}
