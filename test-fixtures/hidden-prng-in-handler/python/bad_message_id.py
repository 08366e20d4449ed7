"""make_msgid draws its random part from the random module."""
import smtplib
from email.message import EmailMessage
from email.utils import make_msgid


def lambda_handler(event, context):
    message = EmailMessage()
    message["Subject"] = f"Receipt {event['receipt']}"
    message["From"] = "shop@example.com"
    message["To"] = event["recipient"]
    message["Message-ID"] = make_msgid(domain="example.com")  # expect: hidden-prng-in-handler
    message.set_content(event["text"])
    with smtplib.SMTP("mail.internal", timeout=5) as server:
        server.send_message(message)
    return {"messageId": message["Message-ID"]}
