from settings.loader import Config

config = Config("inventory")
