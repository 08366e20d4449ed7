package com.acme.dice;

import java.util.Objects;

final class Die {
    private final FairRandom random;
    private final int sides;

    Die(FairRandom random, int sides) {
        if (sides < 2) {
            throw new IllegalArgumentException("a die has at least two sides");
        }
        this.random = Objects.requireNonNull(random);
        this.sides = sides;
    }

    int roll() {
        return 1 + random.below(sides);
    }

    @Override
    public String toString() {
        return "d" + sides;
    }
}
