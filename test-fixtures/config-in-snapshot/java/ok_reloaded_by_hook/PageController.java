// snapcheck-args: --platform crac
package com.acme.pages;

import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Read again after the restore, when the environment is the one of the restored process. */
@RestController
public class PageController implements Resource {
    private String pageSize = System.getenv("PAGE_SIZE");

    public PageController() {
        Core.getGlobalContext().register(this);
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        pageSize = System.getenv("PAGE_SIZE");
    }

    @GetMapping("/pages/{count}")
    public int pages(@PathVariable int count) {
        int size = pageSize == null ? 50 : Integer.parseInt(pageSize);
        return (count + size - 1) / size;
    }
}
