"""`manage.py make_conf` writes a configuration; it serves nobody, and no server loads it."""
import socket

from django.core.management.base import BaseCommand

HOST = socket.getfqdn()


class Command(BaseCommand):
    def handle(self, *args, **options):
        self.stdout.write(f"ServerName {HOST}\n")
