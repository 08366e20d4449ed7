// One class for all that is made on first use, and one for factories: only the harmless ones are asked at the start.
import jakarta.annotation.PostConstruct;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;

@Service
class Orders {
  static final class Lazy<T> {
    private final Supplier<T> maker;
    private T value;

    Lazy(Supplier<T> maker) {
      this.maker = maker;
    }

    T get() {
      if (value == null) {
        value = maker.get();
      }
      return value;
    }
  }

  record Factory<T>(Supplier<T> maker) {
    T make() {
      return maker.get();
    }
  }

  private final Lazy<String> name = new Lazy<>(() -> "orders");
  private final Lazy<String> instance = new Lazy<>(() -> UUID.randomUUID().toString());
  private final Factory<String> titles = new Factory<>(() -> "title");
  private final Factory<String> ids = new Factory<>(() -> UUID.randomUUID().toString());
  private String title;

  @PostConstruct
  void warmUp() {
    name.get();
    title = titles.make();
  }

  String answer() {
    return name.get() + instance.get() + title + ids.make();
  }
}
