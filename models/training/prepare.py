"""Step 1: `python -m models.training.prepare DATA TOKENIZER_JSON OUT` writes items, labels and the pruned vocabulary."""

from __future__ import annotations

import sys
from pathlib import Path

from models.training.data import load_config, prepare
from models.training.vocabulary import prune

if __name__ == "__main__":
    data, tokenizer, out = map(Path, sys.argv[1:4])
    config = load_config()
    prepare(data, out, config)
    prune(tokenizer, data, out, config["data"]["vocabulary"])
