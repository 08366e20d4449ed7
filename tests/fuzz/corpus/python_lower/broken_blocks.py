class
def
@
with
for
lambda
import
from . import
from .. import (
match x:
 case
  case [a, *
if
elif
else:
try:
except
