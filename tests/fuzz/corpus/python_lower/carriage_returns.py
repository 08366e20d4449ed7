import uuid
if True:
	X = uuid.uuid4()# c
