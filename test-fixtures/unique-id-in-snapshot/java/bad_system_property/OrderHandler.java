import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.UUID;

/** The id is in no field, but in the properties of the process. */
public class OrderHandler implements RequestHandler<String, String> {
    static {
        System.setProperty("orders.instance", UUID.randomUUID().toString()); // expect: unique-id-in-snapshot
        System.setProperty("orders.region", "eu");
    }

    @Override
    public String handleRequest(String order, Context context) {
        return System.getProperty("orders.instance") + "/" + order;
    }
}
