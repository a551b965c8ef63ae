"""What a line asks for when no pattern knows it: a guess, learned from the handlers' sentences."""

from bot.intents.classifier import NONE, Guess, keep_in, model

__all__ = ["NONE", "Guess", "keep_in", "model"]
