package shop.labels;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** The helper fills one map for each request, and at the start one that nobody keeps. */
public class LabelHandler implements RequestHandler<String, String> {
    private static final Map<String, String> LABELS = new HashMap<>();

    static {
        Map<String, String> trial = new HashMap<>();
        addDefaults(trial);
        LABELS.put("service", "labels");
        LABELS.put("count", Integer.toString(trial.size()));
    }

    private static void addDefaults(Map<String, String> labels) {
        labels.put("instance", UUID.randomUUID().toString());
    }

    @Override
    public String handleRequest(String order, Context context) {
        Map<String, String> labels = new HashMap<>(LABELS);
        addDefaults(labels);
        StringBuilder text = new StringBuilder();
        text.append(order).append(UUID.randomUUID());
        return text.append(labels).toString();
    }
}
