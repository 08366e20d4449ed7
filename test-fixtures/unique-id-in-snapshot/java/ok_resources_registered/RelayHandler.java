import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.snapcheck.hooks.Hooks;
import io.snapcheck.hooks.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Each relay is registered: by itself, by who makes it, out of a list; one goes before anybody keeps it. */
public class RelayHandler implements RequestHandler<String, String> {
    static class Relay implements Resource {
        protected String id = UUID.randomUUID().toString();

        @Override
        public void beforeCheckpoint() {}

        @Override
        public void afterRestore() {
            id = UUID.randomUUID().toString();
        }
    }

    static class Own extends Relay {
        Own() {
            Hooks.register(this);
        }
    }

    private static final Relay ORDERS = made();
    private static final Relay OWN = new Own();
    private static final List<Relay> ALL = new ArrayList<>();

    static {
        ALL.add(new Relay());
        ALL.add(new Relay());
        for (Relay relay : ALL) {
            Hooks.register(relay);
        }
        System.out.println(new Relay().id.length());
    }

    private static Relay made() {
        Relay relay = new Relay();
        Hooks.register(relay);
        return relay;
    }

    @Override
    public String handleRequest(String order, Context context) {
        return ORDERS.id + "/" + OWN.id + "/" + ALL.get(0).id + "/" + order;
    }
}
