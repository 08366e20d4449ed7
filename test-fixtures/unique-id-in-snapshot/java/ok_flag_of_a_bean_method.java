// Before the snapshot the method of the bean is only called with false.
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class Names {
  private final String title = name(false);

  private static String name(boolean fresh) {
    if (fresh) return UUID.randomUUID().toString();
    return "orders";
  }

  @GetMapping("/name")
  String next() {
    return title + name(true);
  }
}
