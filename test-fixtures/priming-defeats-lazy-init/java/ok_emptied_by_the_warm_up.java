// The warm-up empties what it has filled.
import jakarta.annotation.PostConstruct;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Service;

@Service
class OrderIds {
  private final Map<String, String> ids = new ConcurrentHashMap<>();
  private String instance;

  @PostConstruct
  void warmUp() {
    id("warm-up");
    instance();
    ids.clear();
    instance = null;
  }

  String id(String order) {
    return ids.computeIfAbsent(order, o -> UUID.randomUUID().toString());
  }

  String instance() {
    if (instance == null) {
      instance = UUID.randomUUID().toString();
    }
    return instance;
  }
}
