package com.acme.orders;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import java.util.UUID;

public class OrderModule extends AbstractModule {
    @Provides
    @Singleton
    Numbering numbering() {
        return new Numbering(UUID.randomUUID().toString()); // expect: unique-id-in-snapshot
    }
}
