"""What can be written: typed, frozen, and told in the words of the field when it is wrong."""
