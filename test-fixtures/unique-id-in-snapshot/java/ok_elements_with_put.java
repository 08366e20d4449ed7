package shop.caches;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Its put, which draws an id, is not that of the map in which such objects are. */
final class Shelf {
  private final Map<String, String> labels = new ConcurrentHashMap<>();

  void put(Object key, Object value) {
    labels.put(key.toString(), value + "-" + UUID.randomUUID());
  }

  String label(String key) {
    return labels.get(key);
  }
}

public final class ShelfHandler implements RequestHandler<Map<String, String>, String> {
  private static final Map<String, Shelf> SHELVES = new ConcurrentHashMap<>();

  static {
    SHELVES.put("books", new Shelf());
    SHELVES.put("games", new Shelf());
  }

  @Override
  public String handleRequest(Map<String, String> event, Context context) {
    Shelf shelf = SHELVES.get(event.get("shelf"));
    shelf.put(event.get("item"), event.get("count"));
    return shelf.label(event.get("item"));
  }
}
