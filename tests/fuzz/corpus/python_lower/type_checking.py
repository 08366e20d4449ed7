if TYPE_CHECKING:
  import a.b
  from c import *
  class D: pass
elif typing.TYPE_CHECKING:
  from . import e
else:
  import f
if t.TYPE_CHECKING: from g import h
