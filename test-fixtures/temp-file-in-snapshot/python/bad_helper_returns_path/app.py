from scratch import new_scratch_file

JOURNAL = new_scratch_file("journal")  # expect: temp-file-in-snapshot


def lambda_handler(event, context):
    with open(JOURNAL, "a", encoding="utf-8") as journal:
        journal.write(event["line"] + "\n")
    return {"journal": JOURNAL}
