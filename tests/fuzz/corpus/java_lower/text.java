class A { String s = """
  a "quoted" \""" b
  """ + "\u0041\0" + '\''; char c = '"'; /* c1 
 * c2 
 c3 */ // x
 /** */ /**/ int y; /* open