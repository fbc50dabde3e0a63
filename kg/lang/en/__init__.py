"""English as data: words and rules in TOML."""
