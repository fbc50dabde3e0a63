"""Words as data: the cues of claims, the triggers of events, the nouns of people and organizations, as TOML."""
