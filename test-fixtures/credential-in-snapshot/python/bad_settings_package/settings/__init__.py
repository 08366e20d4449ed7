from settings.loader import Config

config = Config.load("inventory")
