"""SSHClient() is harmless until connect is called on it."""
import paramiko

ssh = paramiko.SSHClient()
ssh.load_system_host_keys()
ssh.connect("mainframe.internal", username="batch", timeout=5)  # expect: connection-in-snapshot


def lambda_handler(event, context):
    _, stdout, _ = ssh.exec_command(f"qstat {int(event['job'])}")
    return {"state": stdout.read().decode().strip()}
