package com.acme.orders;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.crac.Core;
import org.crac.Resource;

/** The before-hook rehearses with a connection of its own, the after-hook makes the one that is used. */
public class OrderHandler implements RequestHandler<Map<String, String>, Boolean>, Resource {
    private Connection connection;

    public OrderHandler() {
        Core.getGlobalContext().register(this);
    }

    private static Connection open() throws SQLException {
        return DriverManager.getConnection(System.getenv("DATABASE_URL"));
    }

    private static boolean exists(Connection connection, String order) throws SQLException {
        try (var statement = connection.prepareStatement("select 1 from orders where id = ?")) {
            statement.setString(1, order);
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) throws SQLException {
        try (Connection trial = open()) {
            exists(trial, "warm-up");
        }
    }

    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) throws SQLException {
        connection = open();
    }

    @Override
    public Boolean handleRequest(Map<String, String> event, Context context) {
        try {
            return exists(connection, event.get("order"));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
