from .sharding import pick_slot

settings = {"slots": 32}
settings["slot"] = pick_slot(settings["slots"])  # expect: random-value-in-snapshot
