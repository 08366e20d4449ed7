"""The text about a function is not the function, and nobody runs it for that."""
import numpy as np


class Appender:
    def __init__(self, addendum):
        self.addendum = addendum or ""

    def __call__(self, function):
        function.__doc__ = (function.__doc__ or "") + self.addendum
        return function


class Model:
    def simulate(self, size):
        """Numbers from the model."""
        return np.random.normal(size=size)


class Extended(Model):
    @Appender(Model.simulate.__doc__)
    def simulate(self, size):
        return super().simulate(size).cumsum()


HELP = Model.simulate.__doc__


def preview():
    return Extended().simulate(10)


def lambda_handler(event, context):
    return {"help": HELP, "more": Extended.simulate.__doc__}
