package com.acme.orders;

import java.security.SecureRandom;

/** Eight digits, not in sequence, so that nobody can count our orders. */
class OrderNumbers {
    private final SecureRandom random = new SecureRandom(); // asks the kernel each time

    String next() {
        return String.format("%08d", random.nextInt(100_000_000));
    }
}
