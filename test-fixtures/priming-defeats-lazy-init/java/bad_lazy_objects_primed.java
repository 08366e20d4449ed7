// The start asks the one that makes an id, too.
import jakarta.annotation.PostConstruct;
import java.util.List;
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
        value = maker.get(); // expect: priming-defeats-lazy-init
      }
      return value;
    }
  }

  private final Lazy<String> name = new Lazy<>(() -> "orders");
  private final Lazy<String> instance = new Lazy<>(() -> UUID.randomUUID().toString());

  @PostConstruct
  void warmUp() {
    for (Lazy<String> lazy : List.of(name, instance)) {
      lazy.get();
    }
  }

  String answer() {
    return name.get() + instance.get();
  }
}
