"""What the Makefile needs beyond ready-made programs; no part of the product."""
