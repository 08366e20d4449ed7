import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.snapcheck.hooks.Hooks;
import io.snapcheck.hooks.Resource;
import java.util.UUID;

/** Of two relays one is registered. */
public class RelayHandler implements RequestHandler<String, String> {
    static class Relay implements Resource {
        private String id = UUID.randomUUID().toString(); // expect: unique-id-in-snapshot

        @Override
        public void beforeCheckpoint() {}

        @Override
        public void afterRestore() {
            id = UUID.randomUUID().toString();
        }
    }

    private static final Relay ORDERS = new Relay();
    private static final Relay REFUNDS = new Relay();

    static {
        Hooks.register(ORDERS);
    }

    @Override
    public String handleRequest(String order, Context context) {
        return ORDERS.id + "/" + REFUNDS.id + "/" + order;
    }
}
