import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.github.f4b6a3.uuid.UuidCreator;
import java.util.Map;

public class EventHandler implements RequestHandler<Map<String, String>, String> {
    private final String instance = UuidCreator.getTimeOrderedEpoch().toString(); // expect: unique-id-in-snapshot

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        return instance + "/" + UuidCreator.getTimeOrderedEpoch(); // note: stateful-id-generator
    }
}
