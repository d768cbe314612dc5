"""How a pipeline with fewer layers learns to say what a larger one says; ../README.md names the steps."""
