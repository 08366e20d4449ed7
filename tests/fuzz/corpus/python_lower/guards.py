if not not (not x is None) and len(y) == 0 or k not in c.get(d):
  return
elif hasattr(a, "b"): continue
else: z = (w := v or u and t) if s else r
while x is None is None: pass
try: return c[k]
except KeyError: pass
try: a.b
except AttributeError as e: pass
try: n
except NameError: pass
except: pass
