import a.b.c as d, e.f, g as
from ... import h
from .i.j import (k as l, m,)
from n import *
from . import *
from __future__ import annotations, o as p
import
from q import r.s
import a.b, a.b.c.d
import pkg
import pkg.fuzz
