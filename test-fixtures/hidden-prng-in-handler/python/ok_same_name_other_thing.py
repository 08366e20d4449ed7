"""Methods called random and choice of the application's own objects."""


class Menu:
    def __init__(self, dishes):
        self.dishes = dishes

    def choice(self, number):
        return self.dishes[number % len(self.dishes)]

    def random(self):
        return self.dishes[0]


random = Menu(["soup", "salad", "pasta"])


def lambda_handler(event, context):
    return {"today": random.choice(event["day"]), "fallback": random.random()}
