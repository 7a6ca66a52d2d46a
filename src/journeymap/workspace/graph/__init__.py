"""The linked things: what was written, with every reference followed."""
