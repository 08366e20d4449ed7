package com.acme.clients;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Random;
import java.security.SecureRandom;
import java.util.UUID;

/** All of them are made by the first request that needs them. */
final class Clients {
    private static final Lazy<Connection> DATABASE = Lazy.of(Clients::connect);
    private static final Lazy<String> INSTANCE = Lazy.of(() -> UUID.randomUUID().toString());
    private static final Lazy<Random> RANDOM = Lazy.of(() -> new Random(new SecureRandom().nextLong()));

    private Clients() {
    }

    static Connection database() {
        return DATABASE.get();
    }

    static String instance() {
        return INSTANCE.get();
    }

    static Random random() {
        return RANDOM.get();
    }

    private static Connection connect() {
        try {
            return DriverManager.getConnection(System.getenv("DATABASE_URL"));
        } catch (SQLException e) {
            throw new IllegalStateException("cannot connect", e);
        }
    }
}
