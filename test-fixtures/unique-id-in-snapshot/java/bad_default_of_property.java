package shop.cluster;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.UUID;

/** Nobody sets the property, so the default counts. */
public class NodeHandler implements RequestHandler<String, String> {
    private static final String NODE =
        System.getProperty("shop.node", "node-" + UUID.randomUUID()); // expect: unique-id-in-snapshot
    private static final String ZONE = System.getProperty("shop.zone", "zone-1");

    @Override
    public String handleRequest(String order, Context context) {
        return ZONE + "/" + NODE + "/" + order;
    }
}
