"""Rules about stages, the jobs of buyers and the ways between them."""
