package com.acme.customers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.Map;

/** With a configuration the constructor opens the first connection. */
public class CustomerHandler implements RequestHandler<Map<String, Long>, String> {
    private static final HikariDataSource POOL;

    static {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(System.getenv("DATABASE_URL"));
        config.setMaximumPoolSize(2);
        POOL = new HikariDataSource(config); // expect: connection-in-snapshot
    }

    @Override
    public String handleRequest(Map<String, Long> event, Context context) {
        try (var connection = POOL.getConnection();
                var statement = connection.prepareStatement("select name from customers where id = ?")) {
            statement.setLong(1, event.get("customer"));
            try (var rows = statement.executeQuery()) {
                return rows.next() ? rows.getString(1) : null;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
