"""What we ask of others over the network, besides the chat platforms."""
