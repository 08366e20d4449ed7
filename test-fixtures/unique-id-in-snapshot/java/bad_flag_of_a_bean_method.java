// The field is made with true.
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class Names {
  private final String title = name(true); // expect: unique-id-in-snapshot

  private static String name(boolean fresh) {
    if (fresh) return UUID.randomUUID().toString();
    return "orders";
  }

  @GetMapping("/name")
  String next() {
    return title + name(true);
  }
}
