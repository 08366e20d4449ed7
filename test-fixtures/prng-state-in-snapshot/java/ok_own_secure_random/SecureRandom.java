package java.security;

import java.util.Random;

/** For platforms without one; seeded by whoever uses it. */
public class SecureRandom extends Random {
  public SecureRandom() {
    super(0);
  }
}
