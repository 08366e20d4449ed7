package shop;

import java.security.SecureRandom;

final class Tokens {
  private static final SecureRandom RANDOM = new SecureRandom();

  private Tokens() {}

  static long next() {
    return RANDOM.nextLong();
  }
}
