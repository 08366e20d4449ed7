from dataclasses import dataclass


@dataclass(frozen=True)
class Settings:
    title: str
    page_size: int = 50
    currencies: tuple = ("EUR", "USD", "GBP")
