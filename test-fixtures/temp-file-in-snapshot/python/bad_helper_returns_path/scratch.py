import os
import tempfile


def new_scratch_file(name):
    descriptor, path = tempfile.mkstemp(prefix=name, dir="/mnt/efs/scratch")
    os.close(descriptor)
    return path
