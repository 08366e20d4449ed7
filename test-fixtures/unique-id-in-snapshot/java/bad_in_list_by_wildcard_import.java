import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.*;

/** The list and the check hand the objects on, however their classes are imported. */
public class ShardHandler implements RequestHandler<Integer, String> {
  private static final List<Shard> SHARDS = List.of(new Shard("a"), new Shard("b"));
  private static final Owner OWNER = Objects.requireNonNull(new Owner());

  @Override
  public String handleRequest(Integer number, Context context) {
    return OWNER.id() + "/" + SHARDS.get(number % 2).id();
  }
}

class Shard {
  private final String id;

  Shard(String prefix) {
    id = prefix + "-" + UUID.randomUUID(); // expect: unique-id-in-snapshot
  }

  String id() {
    return id;
  }
}

class Owner {
  private final String id = UUID.randomUUID().toString(); // expect: unique-id-in-snapshot

  String id() {
    return id;
  }
}
