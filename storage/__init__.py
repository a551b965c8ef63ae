"""Tables, transactions, text folding and search keys. No business words, no chat, no language."""
