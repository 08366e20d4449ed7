package com.acme.proxy;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.eclipse.jetty.client.HttpClient;

/** One client, one finding, though the client of the tree hands itself to its own work, too. */
public class ProxyServlet extends HttpServlet {
    private HttpClient client;

    @Override
    public void init() {
        client = create(); // expect: connection-in-snapshot
    }

    private HttpClient create() {
        HttpClient made = new HttpClient();
        try {
            made.start();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return made;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter().print(client.GET(request.getPathInfo()));
    }
}
