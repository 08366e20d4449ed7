"""An application has its settings as long as it serves; each clone signs its cookies with the same key."""
import secrets

import tornado.ioloop
import tornado.web


class Login(tornado.web.RequestHandler):
    def post(self):
        self.set_secure_cookie("user", self.get_argument("user"))


def main():
    application = tornado.web.Application(
        [(r"/login", Login)],
        cookie_secret=secrets.token_hex(32),  # expect: key-or-nonce-in-snapshot
    )
    application.listen(8888)
    tornado.ioloop.IOLoop.current().start()


if __name__ == "__main__":
    main()
