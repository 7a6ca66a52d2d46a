"""Rules on how complete a map is: stages, goals, feelings, pains, channels."""
