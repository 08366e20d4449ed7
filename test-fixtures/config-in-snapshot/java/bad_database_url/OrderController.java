// snapcheck-args: --platform crac
package com.acme.orders;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The image is built in one environment and restored in another. */
@RestController
public class OrderController {
    private static final String DATABASE_URL = System.getenv("DATABASE_URL"); // expect: config-in-snapshot

    @GetMapping("/orders/{id}")
    public String status(@PathVariable long id) throws SQLException {
        try (Connection connection = DriverManager.getConnection(DATABASE_URL);
                var statement = connection.prepareStatement("select status from orders where id = ?")) {
            statement.setLong(1, id);
            try (var rows = statement.executeQuery()) {
                return rows.next() ? rows.getString(1) : "unknown";
            }
        }
    }
}
