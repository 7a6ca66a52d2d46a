"""Linked things and findings come in; plain frozen records of what stands on a page go out."""
