package com.acme.schema;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

/** Start-up checks the version of the schema over a connection that it closes at once. */
public class SchemaHandler implements RequestHandler<Map<String, String>, String> {
    private static final String URL = System.getenv("DATABASE_URL");

    public SchemaHandler() throws SQLException {
        try (Connection connection = DriverManager.getConnection(URL)) {
            if (connection.getMetaData().getDatabaseMajorVersion() < 14) {
                throw new IllegalStateException("the database is too old");
            }
        }
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        try (Connection connection = DriverManager.getConnection(URL);
                var rows = connection.getMetaData().getTables(null, null, event.get("table"), null)) {
            return rows.next() ? rows.getString("REMARKS") : null;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
