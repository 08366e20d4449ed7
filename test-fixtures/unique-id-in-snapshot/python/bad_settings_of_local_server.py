"""The settings go into objects of the library that the main function has while it serves."""
import base64
import uuid

import tornado.ioloop
import tornado.web
from tornado.httpserver import HTTPServer

SETTINGS = {"debug": False, "cookie_secret": base64.b64encode(uuid.uuid4().bytes)}  # expect: unique-id-in-snapshot
RUN = uuid.uuid4().hex


class Index(tornado.web.RequestHandler):
    def get(self):
        self.set_secure_cookie("visit", "1")


def main():
    print("starting run", RUN)
    application = tornado.web.Application([(r"/", Index)], **SETTINGS)
    server = HTTPServer(application)
    server.listen(8888)
    tornado.ioloop.IOLoop.instance().start()


if __name__ == "__main__":
    main()
