"""What was learned from annotated articles, beside the rules."""
