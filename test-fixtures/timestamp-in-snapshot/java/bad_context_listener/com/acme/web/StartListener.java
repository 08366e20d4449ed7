package com.acme.web;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.util.Date;

/** The servlet container calls this when it starts the application. */
@WebListener
public class StartListener implements ServletContextListener {
    private static Date started;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        started = new Date(); // expect: timestamp-in-snapshot
        event.getServletContext().log("application is up");
    }

    static Date started() {
        return started;
    }
}
