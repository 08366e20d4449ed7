"""One call gives the time; another one finds the method by a name that is computed."""
import time


class Commands:
    def cmd_list(self, order, now=time.time()):  # expect: timestamp-in-snapshot
        return {"order": order, "at": now}

    def run(self, name, order):
        return getattr(self, "cmd_" + name)(order)

    def first(self, order):
        return self.cmd_list(order, time.time())


COMMANDS = Commands()


def lambda_handler(event, context):
    return [COMMANDS.run(event["command"], event["order"]), COMMANDS.first(event["order"])]
