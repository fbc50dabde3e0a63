"""Words of time become dates."""
