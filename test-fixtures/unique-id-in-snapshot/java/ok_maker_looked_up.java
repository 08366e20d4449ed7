// The map, optional and reference hand out the function; nobody calls it before a request.
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;

public class OrderHandler implements RequestHandler<String, String> {
  private static final Map<String, Object> COMPONENTS = new HashMap<>();
  private static final Map<String, Function<String, String>> FORMATS = Map.of("traced", text -> text + UUID.randomUUID());
  private static final Map<String, Supplier<UUID>> MAKERS = Map.of("random", UUID::randomUUID, "invoice", new InvoiceIds());

  static final class InvoiceIds implements Supplier<UUID> {
    @Override
    public UUID get() {
      return UUID.randomUUID();
    }
  }

  static {
    COMPONENTS.put("ids", (Supplier<String>) () -> UUID.randomUUID().toString());
    COMPONENTS.put("region", "eu-central-1");
  }

  private final String region = (String) COMPONENTS.get("region");
  private final Function<String, String> format = FORMATS.get("traced");
  private final Supplier<UUID> maker = MAKERS.get("invoice");
  private final Supplier<UUID> first = List.of((Supplier<UUID>) UUID::randomUUID).stream().findFirst().get();
  private final Supplier<String> second = Optional.<Supplier<String>>of(() -> UUID.randomUUID().toString()).get();
  private final AtomicReference<Supplier<String>> current =
      new AtomicReference<>(() -> UUID.randomUUID().toString());
  private final Supplier<String> third = current.get();

  @Override
  @SuppressWarnings("unchecked")
  public String handleRequest(String event, Context context) {
    final String id = ((Supplier<String>) COMPONENTS.get("ids")).get();
    return region + id + format.apply(event) + maker.get() + first.get() + second.get() + third.get();
  }
}
