import ids


def lambda_handler(event, context):
    import hooks

    return {"instance": ids.instance_id, "restores": hooks.restores}
