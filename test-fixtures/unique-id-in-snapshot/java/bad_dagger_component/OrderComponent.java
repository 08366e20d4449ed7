package com.acme.dagger;

import dagger.Component;
import javax.inject.Singleton;

@Singleton
@Component(modules = OrderModule.class)
public interface OrderComponent {
    Numbering numbering();
}
