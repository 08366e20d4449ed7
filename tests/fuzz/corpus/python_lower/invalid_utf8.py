x = f("ÿş€")
Ã( = ğŸ
def é(): pass
