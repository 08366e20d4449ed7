import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.github.f4b6a3.tsid.TsidFactory;
import com.github.f4b6a3.ulid.UlidFactory;
import com.github.f4b6a3.uuid.factory.standard.TimeOrderedFactory;
import io.hypersistence.tsid.TSID;
import java.util.Map;

public class Ids implements RequestHandler<Map<String, String>, String> {
    private final TsidFactory tickets = TsidFactory.builder().withNodeBits(8).withNode(3).build(); // expect: stateful-id-generator
    private final TSID.Factory rows = TSID.Factory.builder().withNodeBits(10).withNode(1).build(); // expect: stateful-id-generator
    private final TimeOrderedFactory events = TimeOrderedFactory.builder().withRandomNodeId().build(); // expect: stateful-id-generator
    private final UlidFactory names = UlidFactory.newInstance();

    @Override
    public String handleRequest(Map<String, String> input, Context context) {
        return tickets.create() + "/" + rows.generate() + "/" + events.create() + "/" + names.create();
    }
}
