"""Lemma scripts: how to turn a word form into its lemma, as a label that a classifier can predict.

A script is a case rule, a replacement at the front and one at the end (`aangekondigd` -> `aan_kondigen` is
"aange" -> "aan_" and "d" -> "en"). Compound nouns are cut by a second label, because where the treebank puts
the underscore depends on the length of the last part, not on the end (`verzekering_maatschappij`).
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from functools import lru_cache
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
    for tail, link in _joints(label):
        start = end - tail
        if start - len(link) < 2 or lemma[start - len(link) : start].lower() != link:
            return lemma
        cuts.append((start - len(link), start))
    for left, right in cuts:
        lemma = lemma[:left] + "_" + lemma[right:]
    return lemma


@lru_cache(maxsize=1024)
def _joints(label: str) -> tuple[tuple[int, str], ...]:
    """Where a label cuts, counted from the end, and the link that it takes away there."""
    parts = (item.partition(":") for item in label.split())
    return tuple((int(tail), link) for tail, _, link in parts)


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


_PAST = ("den", "ten", "de", "te")
_VOWELS = frozenset("aeiouy")
_UNSTRESSED = ("el", "er", "en", "em", "ig", "ik")
_VOICED = {"f": "v", "s": "z"}


def infinitives(form: str, tag: str) -> Iterator[str]:
    """What the infinitive of a regular verb form may be, the likeliest first: `veroordeelde` gives `veroordelen`.

    Args:
        form: the word, in lower case.
        tag: its CGN tag. Past forms without an ending and forms of other word classes give nothing.
    """
    stems: list[str] = []
    if tag.startswith("WW|pv|verl"):
        stems = [form.removesuffix(end) for end in _PAST if form.endswith(end)][:1]
    elif tag.startswith(("WW|pv|tgw|mv", "WW|inf")):
        if form.endswith("n"):
            yield form
    elif tag.startswith("WW|pv|tgw"):
        stems = [form.removesuffix("t"), form] if form.endswith("t") else [form]
    elif tag.startswith("WW|vd"):
        ends = ("de", "te", "d", "t") if form.endswith("e") else ("d", "t")
        stems = [form.removesuffix(end) for end in ends if form.endswith(end)][:1]
        stems += [stem[2:] for stem in stems if stem.startswith("ge") and len(stem) > 4]
        stems.reverse()
    for stem in stems:
        if len(stem) > 1:
            yield from _infinitives_of_stem(stem)


def _infinitives_of_stem(stem: str) -> Iterator[str]:
    last, before = stem[-1], stem[-2]
    if stem.endswith("ie"):  # `skiede`
        yield f"{stem[:-1]}\u00ebn"
    elif last == "e":  # `framede`
        yield stem + "n"
    elif last in _VOWELS:
        yield stem + "\u00ebn"
    elif before in _VOWELS and stem[-3:-2] == before:  # `oordeel`, `beroof`
        for end in (*_VOICED.get(last, ""), last):
            yield f"{stem[:-2]}{end}en"
    elif before in _VOWELS and stem[-3:-2] not in _VOWELS:  # `bel`, `kondig`
        doubled, plain = f"{stem}{last}en", f"{stem}en"
        few = sum(c in _VOWELS for c in stem) == 1
        yield from (plain, doubled) if stem.endswith(_UNSTRESSED) and not few else (doubled, plain)
    else:  # `werk`, `blijf`, `reis`
        for end in (*_VOICED.get(last, ""), last):
            yield f"{stem[:-1]}{end}en"


def truecase(words: Sequence[str], small: Container[str], names: Container[str] = ()) -> list[str]:
    """Words as in running text where a headline is all capitals: known words small, others as names.

    Runs of fewer than four words are left alone, since they may be abbreviations (`NOS`, `VVD`), unless a word
    of four letters or more among three of them is a known one: `RUTTE WAARSCHUWT POETIN`.

    Args:
        words: the words of a text.
        small: known words that are no names, in small letters.
        names: names as they are usually written: `Poetin`, `PSV`.
    """
    out = list(words)
    run: list[int] = []
    for i, word in enumerate([*words, ""]):
        if i < len(words) and (word.isupper() or not (word.isalpha() or any(c.isalpha() for c in word))):
            run.append(i)
            continue
        written = [k for k in run if len(words[k]) > 1 and words[k].isalpha()]
        if len(written) > 3 or (
            len(written) == 3 and any(len(words[k]) > 3 and words[k].lower() in small for k in written)
        ):
            for k in run:
                out[k] = _in_small_letters(words[k], small, names, first=k == run[0])
        run = []
    return out


def _in_small_letters(word: str, small: Container[str], names: Container[str], *, first: bool) -> str:
    lower, title = word.lower(), word[:1] + word[1:].lower()
    if lower in small:
        return title if first else lower
    return word if word in names and title not in names else title
