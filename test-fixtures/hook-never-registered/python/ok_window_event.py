"""Events of a window, for subclasses to override: what does nothing need not be registered."""
from flask import Flask, jsonify

app = Flask(__name__)


class Window:
    def on_minimize(self, *args):
        pass

    def on_restore(self, *args):
        """The window is shown again."""
        pass


window = Window()


@app.get("/size")
def size():
    return jsonify(minimized=window.on_minimize() is None)
