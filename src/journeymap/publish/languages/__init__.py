"""The pages' own words in other languages."""
