package shop;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import org.springframework.util.SimpleIdGenerator;

public class MessageHandler implements RequestHandler<String, String> {
    private static final SimpleIdGenerator IDS = new SimpleIdGenerator(); // warning: stateful-id-generator

    @Override
    public String handleRequest(String event, Context context) {
        return IDS.generateId() + " " + event;
    }
}
