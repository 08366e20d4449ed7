if __name__ == "__main__":
  if "__main__" == __name__:
    return f()
elif x: pass
else: y = 1
if (__name__ == "__main__"): yield 1
