package shop;

import java.util.Random;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class Dice {
  private final ObjectProvider<Random> random;

  public Dice(ObjectProvider<Random> random) {
    this.random = random;
  }

  @GetMapping("/roll")
  public int roll() {
    return random.getObject().nextInt(6);
  }
}
