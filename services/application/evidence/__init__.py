"""Files that go with returns: what is taken, where their bytes are kept, and which wait to be sent."""
