package shop.names;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import java.util.UUID;

interface Names {
  Object get(Object key);
}

/** A new name for everybody. */
final class FreshNames implements Names {
  @Override
  public Object get(Object key) {
    return UUID.randomUUID();
  }
}

final class FixedNames implements Names {
  @Override
  public Object get(Object key) {
    return "shop-" + key;
  }
}

final class Checks {
  /** The argument itself, whose it ever is. */
  static <T> T notNull(String what, T value) {
    if (value == null) {
      throw new IllegalArgumentException(what + " is missing");
    }
    return value;
  }
}

/** Both go through the same check; what is asked at class initialisation are the fixed names. */
public final class NameHandler implements RequestHandler<Map<String, String>, String> {
  private static final Names FRESH = Checks.notNull("fresh", new FreshNames());
  private static final Object DEFAULT = Checks.notNull("fixed", new FixedNames()).get("default");

  @Override
  public String handleRequest(Map<String, String> event, Context context) {
    return DEFAULT + ":" + FRESH.get(event.get("key"));
  }
}
