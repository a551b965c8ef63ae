"""The process and the vocabulary of chat: Message in, Reply out."""
