"""Words as data, by language: the cues of claims, the triggers of events, the nouns of people and organizations."""
