// snapcheck-args: --platform crac
package com.acme.pages;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** A typed reader for variables of the environment, used while the bean is made. */
@RestController
public class PageController {
    private final int pageSize = envInt("PAGE_SIZE", 50); // expect: config-in-snapshot

    private static int envInt(String name, int fallback) {
        String text = System.getenv(name);
        return text == null ? fallback : Integer.parseInt(text.trim());
    }

    @GetMapping("/pages/{count}")
    public int pages(@PathVariable int count) {
        return (count + pageSize - 1) / pageSize;
    }
}
