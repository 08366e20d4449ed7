import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.azure.cosmos.ConsistencyLevel;
import com.azure.cosmos.CosmosClient;
import com.azure.cosmos.CosmosClientBuilder;
import java.util.Map;

public class TicketHandler implements RequestHandler<Map<String, String>, String> {
    private final CosmosClient cosmos = new CosmosClientBuilder() // expect: connection-in-snapshot
            .endpoint(System.getenv("COSMOS_ENDPOINT"))
            .consistencyLevel(ConsistencyLevel.SESSION)
            .contentResponseOnWriteEnabled(false)
            .buildClient();

    @Override
    public String handleRequest(Map<String, String> input, Context context) {
        cosmos.getDatabase("desk").getContainer("tickets").createItem(input);
        return input.get("id");
    }
}
