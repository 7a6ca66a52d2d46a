"""Rules about readiness and about handing accounts from team to team."""
