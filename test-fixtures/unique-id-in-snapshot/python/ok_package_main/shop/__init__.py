"""A package with a command line, a script and a migration; none is imported by what serves."""
RUN_ID = ""


def run_id():
    return RUN_ID
