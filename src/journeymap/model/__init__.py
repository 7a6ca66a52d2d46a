"""What may be written: typed and frozen, and explained in the words of the field where it is wrong."""
