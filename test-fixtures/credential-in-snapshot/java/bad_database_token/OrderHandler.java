package com.acme.orders;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import software.amazon.awssdk.services.rds.RdsUtilities;

/** An IAM token for the database is valid for 15 minutes. */
public class OrderHandler implements RequestHandler<Map<String, String>, String> {
    private static final String HOST = "orders.cluster-abc.eu-west-1.rds.amazonaws.com";

    private final String password;

    public OrderHandler() {
        RdsUtilities rds = RdsUtilities.builder().build();
        // expect: credential-in-snapshot
        password = rds.generateAuthenticationToken(r -> r.hostname(HOST).port(5432).username("app"));
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        try (Connection connection = DriverManager.getConnection("jdbc:postgresql://" + HOST + "/orders", "app", password);
                var statement = connection.prepareStatement("select status from orders where id = ?")) {
            statement.setString(1, event.get("order"));
            try (var rows = statement.executeQuery()) {
                return rows.next() ? rows.getString(1) : null;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
