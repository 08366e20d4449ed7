package com.acme.orders;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.crac.Core;
import org.crac.Resource;

/** Meant as a warm-up: the connection is opened right before the snapshot. */
public class OrderHandler implements RequestHandler<Map<String, String>, Boolean>, Resource {
    private Connection connection;

    public OrderHandler() {
        Core.getGlobalContext().register(this);
    }

    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) throws SQLException {
        connection = DriverManager.getConnection(System.getenv("DATABASE_URL")); // expect: hook-creates-before-snapshot
    }

    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {
    }

    @Override
    public Boolean handleRequest(Map<String, String> event, Context context) {
        try (var statement = connection.prepareStatement("select 1 from orders where id = ?")) {
            statement.setString(1, event.get("order"));
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
