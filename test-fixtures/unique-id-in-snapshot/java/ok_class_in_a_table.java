package shop.payload;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Gives each key an id of its own. */
final class Ticket {
  Object get(Object key) {
    return UUID.randomUUID();
  }
}

/** What is asked at class initialisation is the table, whose values are classes: no ticket is drawn. */
public final class PayloadHandler implements RequestHandler<Map<String, String>, String> {
  private static final Map<String, Class<?>> TYPES = new HashMap<>();

  static {
    TYPES.put("ticket", Ticket.class);
  }

  private static final Object DEFAULT = TYPES.get("ticket");

  @Override
  public String handleRequest(Map<String, String> event, Context context) {
    return DEFAULT + ":" + new Ticket().get(event.get("key"));
  }
}
