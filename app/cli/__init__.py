"""The command line: parse, call one service, print. Its names are fixed: provincial scripts call them."""

from app.cli.main import main

__all__ = ["main"]
