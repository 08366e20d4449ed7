package com.acme.dagger;

import dagger.Module;
import dagger.Provides;
import java.util.UUID;
import javax.inject.Singleton;

@Module
public class OrderModule {
    @Provides
    @Singleton
    Numbering numbering() {
        return new Numbering(UUID.randomUUID().toString()); // expect: unique-id-in-snapshot
    }
}
