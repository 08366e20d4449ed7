package com.acme.server;

class Renderer {
    private static final String PAGE = """
            <!doctype html>
            <title>%1$s</title>
            <p>Welcome, %1$s!</p>
            <!-- %2$s -->
            """;

    String page(String name, String instance) {
        return PAGE.formatted(escape(name), instance);
    }

    private static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
