print >>f, "a", b
exec code in d, e
print
raise E, "v", t
`x`
x <> y
