package shop.labels;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** What helpers, constructors and initialisers put into a collection that is kept only afterwards. */
public class LabelHandler implements RequestHandler<String, String> {
    private static final Map<String, String> LABELS;
    private static final Map<String, String> TAGS = new HashMap<>() {{
        put("node", UUID.randomUUID().toString()); // expect: unique-id-in-snapshot
    }};
    private static final Settings SETTINGS = new Settings();
    private static final String WORKER;

    static {
        Map<String, String> labels = new HashMap<>();
        addDefaults(labels);
        LABELS = Collections.unmodifiableMap(labels);

        StringBuilder worker = new StringBuilder();
        worker.append("labels-").append(UUID.randomUUID()); // expect: unique-id-in-snapshot
        WORKER = worker.toString();
    }

    private static void addDefaults(Map<String, String> labels) {
        labels.put("service", "labels");
        labels.put("instance", UUID.randomUUID().toString()); // expect: unique-id-in-snapshot
    }

    @Override
    public String handleRequest(String order, Context context) {
        return WORKER + LABELS.get("instance") + TAGS.get("node") + SETTINGS.get("client.id") + order;
    }

    static class Settings extends HashMap<String, String> {
        Settings() {
            put("client.id", "labels-" + UUID.randomUUID()); // expect: unique-id-in-snapshot
        }
    }
}
