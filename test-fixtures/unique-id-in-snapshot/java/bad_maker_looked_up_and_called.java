// What the map, list or reference hands out is called at once.
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;

public class OrderHandler implements RequestHandler<String, String> {
  private static final Map<String, Supplier<String>> MAKERS =
      Map.of("random", () -> UUID.randomUUID().toString(), "none", () -> "-");
  private static final List<Function<String, String>> FORMATS = List.of(text -> text + UUID.randomUUID());
  private static final Supplier<String> IDS = () -> UUID.randomUUID().toString();

  private final String instance = MAKERS.get("random").get(); // expect: unique-id-in-snapshot
  private final String name = FORMATS.get(0).apply("orders-"); // expect: unique-id-in-snapshot
  private final String trace = IDS.get(); // expect: unique-id-in-snapshot
  private final AtomicReference<Supplier<UUID>> current = new AtomicReference<>(UUID::randomUUID);
  private final UUID run = current.get().get(); // expect: unique-id-in-snapshot

  @Override
  public String handleRequest(String event, Context context) {
    return instance + name + trace + run + event;
  }
}
