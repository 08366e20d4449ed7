package com.acme.stock;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.crac.Core;
import org.crac.Resource;

public class StockHandler implements RequestHandler<Map<String, String>, Integer>, Resource {
    private Connection connection;

    public StockHandler() throws SQLException {
        connection = open();
        Core.getGlobalContext().register(this);
    }

    private static Connection open() throws SQLException {
        return DriverManager.getConnection("jdbc:mysql://stock.internal/stock");
    }

    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) throws SQLException {
        connection.close();
    }

    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) throws SQLException {
        connection = open();
    }

    @Override
    public Integer handleRequest(Map<String, String> event, Context context) {
        try (var statement = connection.prepareStatement("select pieces from stock where sku = ?")) {
            statement.setString(1, event.get("sku"));
            try (var rows = statement.executeQuery()) {
                return rows.next() ? rows.getInt(1) : 0;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
