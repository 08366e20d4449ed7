"""The base classes of a generator's class are no numbers that it draws."""
import numpy as np


def documented(cls):
    texts = []
    for base in cls.mro():
        texts.append(base.__doc__ or "")
    return texts


HELP = documented(np.random.RandomState)


def lambda_handler(event, context):
    return HELP[0] if event.get("help") else ""
