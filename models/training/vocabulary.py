"""Prune the encoder's vocabulary to the pieces that Dutch text needs."""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer


def prune(tokenizer_path: Path, data: Path, out: Path, size: int) -> None:
    """Write `tokenizer.json` with the kept pieces and `kept.npy` with their old numbers."""
    tokenizer = Tokenizer.from_file(str(tokenizer_path))
    words: Counter[str] = Counter()
    for item in json.loads((out / "items.json").read_text(encoding="utf8")):
        words.update(item["words"])
    with gzip.open(data / "news" / "news.jsonl.gz", "rt", encoding="utf8") as file:
        for line in file:
            entry = json.loads(line)
            words.update(re.findall(r"\w+|[^\w\s]", entry["title"] + " " + entry["text"]))
    counts: Counter[int] = Counter()
    for word, count in words.items():
        for piece in tokenizer.encode([word], is_pretokenized=True, add_special_tokens=False).ids:
            counts[piece] += count
    rare: Counter[int] = Counter()
    for word in lookup_words():
        for piece in tokenizer.encode([word], is_pretokenized=True, add_special_tokens=False).ids:
            rare[piece] += 1
    full = json.loads(tokenizer_path.read_text(encoding="utf8"))
    pieces = full["model"]["vocab"]
    special = [t["id"] for t in full["added_tokens"]]
    keep = {i for i in special if i < len(pieces) and pieces[i][0] != "<mask>"}
    single = re.compile("▁?[\u0000-\u024f\u0370-\u03ff\u0400-\u045f\u2000-\u20cf\u2100-\u214f]?")
    keep |= {i for i, (piece, _) in enumerate(pieces) if single.fullmatch(piece)}
    for source in (counts, rare):
        for piece, _ in source.most_common():
            if len(keep) >= size:
                break
            keep.add(piece)
    kept = sorted(keep)
    new = {old: i for i, old in enumerate(kept)}
    full["model"]["vocab"] = [pieces[i] for i in kept]
    full["model"]["unk_id"] = new[full["model"]["unk_id"]]
    full["added_tokens"] = [t | {"id": new[t["id"]]} for t in full["added_tokens"] if t["id"] in new]
    full["post_processor"] = full["truncation"] = full["padding"] = None
    (out / "tokenizer.json").write_text(json.dumps(full, ensure_ascii=False), encoding="utf8")
    np.save(out / "kept.npy", np.array(kept))
    print("pieces", len(kept), "of", len(pieces), "; seen", len(counts), "; lookups", len(rare))


def lookup_words() -> list[str]:
    """Dutch word forms of spacy-lookups-data."""
    import spacy_lookups_data

    found: set[str] = set()
    for path in sorted(Path(spacy_lookups_data.__file__).parent.glob("data/nl_lemma_*.json*")):
        raw = path.read_bytes()
        table = json.loads(gzip.decompress(raw) if path.suffix == ".gz" else raw)
        stack = [table]
        while stack:
            node = stack.pop()
            if isinstance(node, dict):
                found.update(k for k in node if isinstance(k, str) and k.isalpha())
                stack.extend(node.values())
            elif isinstance(node, list):
                for value in node:
                    found.update([value] if isinstance(value, str) and value.isalpha() else [])
    return sorted(found)
