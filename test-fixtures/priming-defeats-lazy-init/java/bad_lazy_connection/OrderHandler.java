package com.acme.orders;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.crac.Core;
import org.crac.Resource;

/** The dummy query of the before-hook opens the connection that the first request should have opened. */
public class OrderHandler implements RequestHandler<Map<String, String>, Boolean>, Resource {
    private Connection connection;

    public OrderHandler() {
        Core.getGlobalContext().register(this);
    }

    private Connection connection() throws SQLException {
        if (connection == null) {
            connection = DriverManager.getConnection(System.getenv("DATABASE_URL")); // warning: priming-defeats-lazy-init
        }
        return connection;
    }

    private boolean exists(String order) throws SQLException {
        try (var statement = connection().prepareStatement("select 1 from orders where id = ?")) {
            statement.setString(1, order);
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) throws SQLException {
        exists("warm-up");
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
