package com.acme.reports;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.sql.SQLException;
import java.util.Map;
import org.apache.tomcat.jdbc.pool.DataSource;
import org.apache.tomcat.jdbc.pool.PoolProperties;

/** Opened early, and each connection is tried before it is lent: dead ones are replaced. */
public class ReportHandler implements RequestHandler<Map<String, String>, Integer> {
    private final DataSource pool;

    public ReportHandler() throws SQLException {
        PoolProperties properties = new PoolProperties();
        properties.setUrl("jdbc:postgresql://db.internal/reports");
        properties.setTestOnBorrow(true);
        properties.setValidationQuery("select 1");
        pool = new DataSource(properties);
        pool.createPool();
    }

    @Override
    public Integer handleRequest(Map<String, String> event, Context context) {
        try (var connection = pool.getConnection();
                var statement = connection.prepareStatement("select count(*) from reports where day = ?")) {
            statement.setString(1, event.get("day"));
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
