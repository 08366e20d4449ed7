package com.acme.stock;

import io.micronaut.crac.OrderedResource;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.Random;
import org.crac.Context;
import org.crac.Resource;

/** The framework collects beans of this type and registers them. */
@Singleton
public class ReservationIds implements OrderedResource {
    private final Random random = new Random();

    public long next() {
        return random.nextLong() >>> 1;
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        random.setSeed(new SecureRandom().nextLong());
    }
}
