# A class with a __new__ does not keep its arguments in the order of its attributes.
import re
import socket


class Address(object):
    PATTERN = re.compile(r"^\d+(\.\d+){3}$")
    __slots__ = ("_text",)

    def __new__(cls, text):
        made = object.__new__(cls)
        made._text = "known" if cls.PATTERN.match(text) else "unknown"
        return made


def is_known(name):
    return Address(socket.gethostbyname(name))._text == "known"


HOME = Address("10.0.0.1")
LOCAL = is_known("localhost")


def handler(event, context):
    return {"local": LOCAL, "home": HOME._text, "pattern": Address.PATTERN.pattern}
