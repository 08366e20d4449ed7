def total(lines):
    return sum(line["cents"] * line["count"] for line in lines)
