"""What was measured, as pages show it: beside what is declared, and told apart from it."""
