package com.acme.orders;

import java.util.UUID;
import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@SpringBootApplication
@RestController
public class App {
    private static String instanceId;

    public static void main(String[] args) {
        SpringApplication.run(App.class, args);
    }

    @Bean
    CommandLineRunner announce() {
        return args -> {
            instanceId = UUID.randomUUID().toString(); // expect: unique-id-in-snapshot
        };
    }

    @GetMapping("/instance")
    String instance() {
        return instanceId;
    }
}
