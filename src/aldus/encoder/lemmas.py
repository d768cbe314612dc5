"""Lemma scripts: how to turn a word form into its lemma, as a label that a classifier can predict.

A script is a case rule, a replacement at the front and one at the end (`aangekondigd` -> `aan_kondigen` is
"aange" -> "aan_" and "d" -> "en"). Compound nouns are cut by a second label, because where the treebank puts
the underscore depends on the length of the last part, not on the end (`verzekering_maatschappij`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

LINKS = ("", "s", "en", "n", "e", "es", "er", "-", "s-")


def join_compound(form: str, lemma: str) -> tuple[str, str]:
    """Return the lemma without its underscores and the label that puts them back ("" when it cannot)."""
    parts = lemma.split("_")
    lower = form.lower()
    if len(parts) < 2 or not all(parts):
        return lemma, ""
    base, labels = parts[0], []
    for i, part in enumerate(parts[1:], 1):
        for link in LINKS:
            if not lower.startswith((base + link).lower()):
                continue
            rest = lower[len(base) + len(link) :]
            if rest[: max(2, len(part) - 3)] == part.lower()[: max(2, len(part) - 3)] and rest[:1]:
                base += link + part
                labels.append((sum(map(len, parts[i:])), link))
                break
        else:
            return lemma, ""
    # Positions count from the end of the closed lemma, so that they do not depend on what stands before.
    out, tail = [], 0
    for i in range(len(parts) - 1, 0, -1):
        tail += len(parts[i])
        link = labels[i - 1][1]
        out.append(f"{tail}:{link}")
        tail += len(link)
    label = " ".join(out)
    return (base, label) if cut_compound(base, label) == lemma else (lemma, "")


def cut_compound(lemma: str, label: str) -> str:
    """Put the underscores of a compound label into a closed lemma; unchanged where the label does not fit."""
    end = len(lemma)
    cuts: list[tuple[int, int]] = []
    for item in label.split():
        tail, _, link = item.partition(":")
        start = end - int(tail)
        if start - len(link) < 2 or lemma[start - len(link) : start].lower() != link:
            return lemma
        cuts.append((start - len(link), start))
    for left, right in cuts:
        lemma = lemma[:left] + "_" + lemma[right:]
    return lemma


def script(form: str, lemma: str) -> str:
    """The script that makes `lemma` out of `form`."""
    case = "lower" if lemma == lemma.lower() else "keep"
    source = form.lower() if case == "lower" else form
    if case == "keep" and source != lemma and source.lower() == lemma.lower() and source.isupper():
        case, source = "title", source[:1] + source[1:].lower()
    best = (0, 0, 0)
    for i in range(len(source)):
        for j in range(len(lemma)):
            k = 0
            while i + k < len(source) and j + k < len(lemma) and source[i + k] == lemma[j + k]:
                k += 1
            if k > best[0]:
                best = (k, i, j)
    k, i, j = best
    if k == 0:
        return f"whole\t{lemma}"
    return "\t".join((case, source[:i], lemma[:j], source[i + k :], lemma[j + k :]))


def apply_script(form: str, rule: str) -> str | None:
    """The lemma that a script makes of `form`, or None where it does not fit."""
    case, *rest = rule.split("\t")
    if case == "whole":
        return rest[0]
    front, new_front, end, new_end = rest
    source = form.lower() if case == "lower" else form
    if case == "title":
        source = form[:1] + form[1:].lower()
    if not source.startswith(front) or not source.endswith(end) or len(source) < len(front) + len(end) + 1:
        return None
    return new_front + source[len(front) : len(source) - len(end)] + new_end


def lexicon_form(form: str, tag: str) -> str:
    """How a form is written in the table of known lemmas: names keep their capitals."""
    return form if tag.startswith(("SPEC", "N|eigen")) else form.lower()


def _lookups(name: str) -> dict[str, Any]:
    """A Dutch table of spacy-lookups-data; empty where that is not installed."""
    from spacy.util import load_language_data, registry

    # A plain dict: spaCy's own table hashes every key, which takes longer to load and to ask.
    files = registry.lookups.get("nl") if "nl" in registry.lookups else {}
    return dict(load_language_data(files[name])) if name in files else {}


def lemma_table() -> Mapping[str, str]:
    """The Dutch table of forms and lemmas of spacy-lookups-data; empty where that is not installed."""
    return _lookups("lemma_lookup")


def lemma_index() -> frozenset[str]:
    """The Dutch noun lemmas of spacy-lookups-data; empty where that is not installed."""
    return frozenset(_lookups("lemma_index").get("noun", ()))


def singulars(plural: str) -> Iterator[str]:
    """What the singular of a noun in `-en` or `-s` may be: `genoten` is the plural of `genoot`."""
    if plural.endswith("en") and len(plural) > 4:
        stem = plural[:-2]
        last, before = stem[-1], stem[-2]
        if last == before:
            yield stem[:-1]
        if before in "aeou" and last not in "aeiouy" and stem[-3] not in "aeiou":
            yield stem[:-2] + before * 2 + {"v": "f", "z": "s"}.get(last, last)
        yield stem[:-1] + {"v": "f", "z": "s"}.get(last, last)
        yield plural[:-1]
    elif plural.endswith("s") and len(plural) > 3:
        yield plural[:-2] if plural.endswith("'s") else plural[:-1]


def truecase(words: Sequence[str], table: Mapping[str, str]) -> list[str]:
    """Words as in running text where a headline is all capitals: known words small, others as names.

    Shorter runs of capitals are left alone, since they are abbreviations (`NOS`, `VVD`).
    """
    out = list(words)
    run: list[int] = []
    for i, word in enumerate([*words, ""]):
        if i < len(words) and (word.isupper() or not any(c.isalpha() for c in word)):
            run.append(i)
            continue
        written = [k for k in run if len(words[k]) > 1 and words[k].isalpha()]
        if len(written) >= 4:
            for k in run:
                lower = words[k].lower()
                out[k] = lower if lower in table and k != run[0] else words[k][:1] + lower[1:]
        run = []
    return out
