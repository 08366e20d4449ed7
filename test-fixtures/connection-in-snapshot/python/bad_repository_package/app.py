from data.repository import repository


def lambda_handler(event, context):
    return {"name": repository.name_of(event["customer"])}
