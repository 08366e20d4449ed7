package shop;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import org.springframework.util.AlternativeJdkIdGenerator;

public class MessageHandler implements RequestHandler<String, String> {
    private static final AlternativeJdkIdGenerator IDS = new AlternativeJdkIdGenerator();

    @Override
    public String handleRequest(String event, Context context) {
        return IDS.generateId() + " " + event;
    }
}
