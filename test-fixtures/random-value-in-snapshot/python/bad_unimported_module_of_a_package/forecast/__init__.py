from forecast.smoothing import smooth
