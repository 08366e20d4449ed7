"""A small template language: a library without entry points of its own."""
from templating.engine import Environment, Template
from templating.errors import TemplateError

__all__ = ["Environment", "Template", "TemplateError"]
__version__ = "1.4.2"
