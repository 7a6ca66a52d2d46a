"""What tests of several rooms share: workspaces, marks in texts, harmful texts, published pages, runs."""
