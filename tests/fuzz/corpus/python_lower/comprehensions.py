[x for x in [y for y in x if (z := y)] if x for (a, *b.c[d]) in x]
{k: v async for k, v in (i for i in j)}
(lambda: [q for q in q])()
