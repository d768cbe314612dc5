"""Encoder, actors and relations, trained in one go, on a GPU or (slowly) on a core."""
