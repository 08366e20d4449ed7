x = """abc
 def f(): ''' {
