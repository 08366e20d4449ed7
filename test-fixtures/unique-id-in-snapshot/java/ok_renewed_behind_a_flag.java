import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import java.util.UUID;
import org.crac.Core;
import org.crac.Resource;

/** The hook raises a flag; the first request after the restore makes the id. */
final class Orders implements RequestHandler<Map<String, String>, String>, Resource {
    private String node = UUID.randomUUID().toString();
    private volatile boolean restored;

    Orders() {
        Core.getGlobalContext().register(this);
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        if (restored) {
            restored = false;
            node = UUID.randomUUID().toString();
        }
        return node;
    }

    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {}

    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {
        restored = true;
    }
}
