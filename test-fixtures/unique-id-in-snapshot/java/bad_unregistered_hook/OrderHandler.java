import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.snapcheck.hooks.Hooks;
import java.util.UUID;

/** The registrations are closed before the snapshot. */
public class OrderHandler implements RequestHandler<String, String> {
    private static String instance = UUID.randomUUID().toString(); // expect: unique-id-in-snapshot
    private static String session = UUID.randomUUID().toString(); // expect: unique-id-in-snapshot

    static {
        try (Hooks.Registration closed = Hooks.afterRestore(() -> instance = UUID.randomUUID().toString())) {
            System.out.println("hooks are in place");
        }
        Hooks.Registration registration = Hooks.afterRestore(() -> session = UUID.randomUUID().toString());
        registration.unregister();
    }

    @Override
    public String handleRequest(String order, Context context) {
        return instance + "/" + session + "/" + order;
    }
}
