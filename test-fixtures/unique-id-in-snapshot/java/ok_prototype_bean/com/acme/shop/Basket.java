package com.acme.shop;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;
import org.springframework.stereotype.Component;

@Component
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
public class Basket {
    private final String id = UUID.randomUUID().toString();
    private final List<String> items = new ArrayList<>();

    public Basket with(String item) {
        items.add(item);
        return this;
    }

    public String id() {
        return id;
    }
}
