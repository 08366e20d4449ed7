#!/usr/bin/env python3
"""All of it runs at once, and then it serves."""
import http.server
import uuid

INSTANCE = str(uuid.uuid4())  # expect: unique-id-in-snapshot


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.send_header("X-Instance", INSTANCE)
        self.end_headers()


http.server.HTTPServer(("", 8080), Handler).serve_forever()
