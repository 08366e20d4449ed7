package com.acme.links;

import java.util.concurrent.ThreadLocalRandom;

/** The seed of a thread comes from a counter that the JDK started long before the snapshot. */
final class ShortCodes {
    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";

    private final int length;

    ShortCodes(int length) {
        this.length = length;
    }

    String next() {
        ThreadLocalRandom random = ThreadLocalRandom.current(); // expect: hidden-prng-in-handler
        char[] code = new char[length];
        for (int i = 0; i < length; i++) {
            code[i] = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
        }
        return new String(code);
    }
}
