"""The main of a tool, with another condition beside the name."""
import sys
import uuid


class Report:
    number = None


def report():
    return Report.number


if sys.platform != "win32" and __name__ == "__main__":
    Report.number = str(uuid.uuid4())
    print(report())

if (__name__ == "__main__") and len(sys.argv) > 1 and sys.argv[1] == "again":
    Report.number = str(uuid.uuid4())
    print(report())
