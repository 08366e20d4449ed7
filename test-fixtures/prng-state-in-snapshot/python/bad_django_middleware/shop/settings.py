import os

SECRET_KEY = os.environ["SECRET_KEY"]
MIDDLEWARE = ["shop.middleware.ExperimentMiddleware"]
ROOT_URLCONF = "shop.urls"
