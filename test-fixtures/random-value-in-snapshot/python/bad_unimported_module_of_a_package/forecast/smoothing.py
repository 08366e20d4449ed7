def smooth(series, weight=0.3):
    level = series[0]
    for value in series[1:]:
        level = weight * value + (1 - weight) * level
        yield level
