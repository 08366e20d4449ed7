"""A string that looks like a suppression comment is a string."""
HELP = "write `# snapcheck: ignore[unique-id-in-snapshot] why it is safe` above the line"
EXAMPLES = {"ignore": "snapcheck: ignore[prng-state-in-snapshot] deterministic level design"}


def lambda_handler(event, context):
    return {"help": HELP, "example": EXAMPLES.get(event.get("topic", "ignore"))}
