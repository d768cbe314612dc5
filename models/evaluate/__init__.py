"""What the bundled pipeline and the layers on it are measured with.

`python -m models.evaluate` scores a pipeline on treebanks and names, `python -m models.evaluate.relations` what
was extracted from articles, `python -m models.evaluate.coreference` who pronouns and descriptions are.
"""
