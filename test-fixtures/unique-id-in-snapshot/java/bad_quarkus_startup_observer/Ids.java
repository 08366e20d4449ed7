package shop;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.UUID;
@ApplicationScoped
public class Ids {
  private String instance;
  void onStart(@Observes StartupEvent event) {
    instance = UUID.randomUUID().toString(); // expect: unique-id-in-snapshot
  }
  public String instance() { return instance; }
}
