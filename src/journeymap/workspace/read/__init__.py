"""Find the workspace's files and read what they declare."""
