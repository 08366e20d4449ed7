"""A package with a command line and a migration; neither is imported by what serves."""
RUN_ID = ""


def run_id():
    return RUN_ID
