"""The manual, and the code that generates some of its pages."""
