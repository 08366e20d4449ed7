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

/** The table's value is an object, and it is asked at class initialisation. */
public final class PayloadHandler implements RequestHandler<Map<String, String>, String> {
  private static final Map<String, Ticket> TICKETS = new HashMap<>();

  static {
    TICKETS.put("default", new Ticket());
  }

  private static final Object DEFAULT = TICKETS.get("default").get("shop");  // expect: unique-id-in-snapshot

  @Override
  public String handleRequest(Map<String, String> event, Context context) {
    return DEFAULT + ":" + event.get("key");
  }
}
