"""Rules about accounts: why they were chosen, what is known of them and what is planned."""
