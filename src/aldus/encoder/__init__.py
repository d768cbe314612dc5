"""The Dutch pipeline's engine: one small transformer for tags, lemmas, trees, sentences and names."""
