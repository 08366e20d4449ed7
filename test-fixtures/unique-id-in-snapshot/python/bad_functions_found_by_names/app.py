"""What a module has is found by names that are computed."""
import sys

import makers.evaluated
import makers.looked_up
import makers.read

makers.read.fill()
makers.looked_up.fill()
makers.evaluated.fill()

name = sys.argv[1]
makers.read.__dict__[name](True)
getattr(makers.looked_up, name)(True)
eval(sys.argv[2])


def lambda_handler(event, context):
    return [makers.read.FOUND["id"], makers.looked_up.FOUND["id"], makers.evaluated.FOUND["id"]]
