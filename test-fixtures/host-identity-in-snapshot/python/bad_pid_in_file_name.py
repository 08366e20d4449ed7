"""Compared with the present number, but also part of a name that clones on other machines use as well."""
import os

_pid = os.getpid()  # expect: host-identity-in-snapshot


def part_name(key):
    return "%s.%d.part" % (key, _pid)


def lambda_handler(event, context):
    return part_name(event["key"])
