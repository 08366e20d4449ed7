// The warm-up empties only sometimes, or before it fills.
import jakarta.annotation.PostConstruct;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

@Service
class OrderIds {
  private final Map<String, String> ids = new ConcurrentHashMap<>();
  private String instance;
  private String run;
  @Value("${warm-up.forget}")
  private boolean forget;

  @PostConstruct
  void warmUp() {
    ids.clear();
    id("warm-up");
    instance();
    if (forget) {
      instance = null;
    }
    try {
      run();
    } catch (IllegalStateException e) {
      run = null;
    }
  }

  String id(String order) {
    return ids.computeIfAbsent(order, o -> UUID.randomUUID().toString()); // expect: unique-id-in-snapshot
  }

  String run() {
    if (run == null) {
      run = UUID.randomUUID().toString(); // expect: priming-defeats-lazy-init
    }
    return run;
  }

  String instance() {
    if (instance == null) {
      instance = UUID.randomUUID().toString(); // expect: priming-defeats-lazy-init
    }
    return instance;
  }
}
