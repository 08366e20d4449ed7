# snapcheck-args: --platform firecracker
"""PyNaCl asks the kernel for every nonce."""
import nacl.secret
import nacl.utils


def lambda_handler(event, context):
    box = nacl.secret.SecretBox(bytes.fromhex(event["key"]))
    nonce = nacl.utils.random(nacl.secret.SecretBox.NONCE_SIZE)
    sealed = box.encrypt(event["text"].encode(), nonce)
    return {"sealed": sealed.hex()}
