"""One file per chat network, strangers to each other."""
