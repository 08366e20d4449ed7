import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import org.crac.Core;
import org.crac.Resource;

/** A record as a resource: the only one there is, and a static field holds it. */
final class Rooms implements RequestHandler<Map<String, String>, String> {
    private static volatile Directory directory;
    private static Resource warming;

    private static Directory directory() {
        if (directory == null) {
            synchronized (Rooms.class) {
                if (directory == null) {
                    directory = new Directory();
                    warming = new Warming(directory);
                    Core.getGlobalContext().register(warming);
                }
            }
        }
        return directory;
    }

    private final Directory rooms = directory();

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        return rooms.find(event.get("room"));
    }

    private record Warming(Directory directory) implements Resource {
        @Override
        public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {}

        @Override
        public void afterRestore(org.crac.Context<? extends Resource> context) {
            directory.find("lobby");
        }
    }
}

final class Directory {
    String find(String room) {
        return "floor of " + room;
    }
}
