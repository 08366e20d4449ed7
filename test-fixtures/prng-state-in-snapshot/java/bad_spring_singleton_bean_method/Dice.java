package shop;

import java.util.Random;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class Dice {
  private final Random random;

  public Dice(Random random) {
    this.random = random;
  }

  @GetMapping("/roll")
  public int roll() {
    return random.nextInt(6);
  }
}
