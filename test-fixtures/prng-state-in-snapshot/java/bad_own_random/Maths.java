package java.lang;

import java.util.Random;

final class Maths {
  private static final Random GENERATOR = new Random(); // expect: prng-state-in-snapshot

  static double random() {
    return GENERATOR.nextDouble();
  }
}
