package com.acme.orders;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.crac.Core;
import org.crac.Resource;

/** The connection of the warm-up is closed and forgotten before the snapshot. */
public class OrderHandler implements RequestHandler<Map<String, String>, Boolean>, Resource {
    private Connection connection;

    public OrderHandler() throws SQLException {
        exists("warm-up");
        Core.getGlobalContext().register(this);
    }

    private boolean exists(String order) throws SQLException {
        if (connection == null) {
            connection = DriverManager.getConnection(System.getenv("DATABASE_URL"));
        }
        try (var statement = connection.prepareStatement("select 1 from orders where id = ?")) {
            statement.setString(1, order);
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) throws SQLException {
        connection.close();
        connection = null;
    }

    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {
    }

    @Override
    public Boolean handleRequest(Map<String, String> event, Context context) {
        try {
            return exists(event.get("order"));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
