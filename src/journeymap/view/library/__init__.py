"""The library's pages: personas, channels, content and segments."""
