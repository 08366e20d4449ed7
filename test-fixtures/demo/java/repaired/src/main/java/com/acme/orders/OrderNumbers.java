package com.acme.orders;

import io.snapcheck.hooks.SnapSafeRandom;
import java.util.Random;

/** Eight digits, not in sequence, so that nobody can count our orders. */
class OrderNumbers {
    private final Random random = new SnapSafeRandom(); // every clone seeds it anew

    String next() {
        return String.format("%08d", random.nextInt(100_000_000));
    }
}
