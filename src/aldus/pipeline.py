"""Loading a Dutch spaCy pipeline with the Aldus components."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aldus.errors import PipelineError

if TYPE_CHECKING:
    from spacy.language import Language

BUNDLED = "nl_aldus_news"
FAST = "nl_aldus_fast"
"""Fewer layers, distilled from those of `BUNDLED`."""
COMPONENTS = ("aldus_actors", "aldus_relations")


def bundled_path(name: str = BUNDLED) -> Path:
    """Folder of a Dutch pipeline that is installed with Aldus; `spacy.load` takes it as well.

    Args:
        name: `nl_aldus_news` or `nl_aldus_fast`.

    Raises:
        PipelineError: if the installation lacks it.
    """
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        raise PipelineError(f"the bundled pipeline {name} is not installed: install aldus again")
    return Path(spec.origin).parent


def load(
    name: str | Path | None = None,
    *,
    actors: Any = None,
    verbs: Any = None,
    nouns: Any = None,
    cues: Any = None,
    titles: Any = None,
    light_verbs: Any = None,
    cue_nouns: Any = None,
    attitudes: Any = None,
    exclude: Iterable[str] = (),
    set_ents: bool | None = None,
    recall: str | None = None,
    relations: bool = True,
    device: str | None = None,
) -> Language:
    """Load a Dutch pipeline, with the components `aldus_actors` and `aldus_relations` where it lacks them.

    Args:
        name: an installed spaCy pipeline (`nl_core_news_md`), a folder with one, or None for the bundled one;
            `nl_aldus_fast` is bundled as well, and quicker.
        actors: your own actors, which win over those of Aldus: the path of a CSV file, a pandas DataFrame,
            or an iterable of mappings with `label`, `type`, and optionally `id`, `names`, `country`, `gender` and
            `wikidata`. False to look for neither actors nor relations: a Dutch spaCy pipeline is left.
        verbs: your own verbs of action, in the same forms, with the columns of `verbs.csv` (docs/relations.md). What
            you say of a word is all that counts of it. So too:
        nouns: nouns of action (`nouns.csv`).
        cues: verbs of speech and thought (`cues.csv`).
        titles: nouns for people (`titles.csv`).
        light_verbs: verbs with a noun (`light.csv`).
        cue_nouns: nouns of speech (`cue_nouns.csv`).
        attitudes: words that with `zijn` report an opinion (`attitudes.csv`).
        exclude: components not to load, of the pipeline or of Aldus.
        set_ents: write the resolved actors to `doc.ents`, as PERSON, ORG and COUNTRY with the actor's id in
            `ent.kb_id_`; with False, `doc.ents` stays as the pipeline set it. Without it, a pipeline does as it
            was saved, and a new one writes them.
        recall: how sure a relation must be to be found: `precise`, `balanced` or `wide`; or `rules`, which leaves
            unused what was learned. Without it, a pipeline does as it was saved: that of Aldus is `balanced`.
        relations: whether to look for relations; without them a text takes less time.
        device: what the network is computed on: `cpu`, `cuda` (a GPU; needs `aldus[cuda]`), or `auto` (a GPU where
            there is one, else the CPU). Without it, a pipeline does as it was saved: that of Aldus takes `cpu`.

    Returns:
        The pipeline; `nlp(text)._.actors` and `._.relations` hold what it finds.

    Raises:
        PipelineError: if no such pipeline is installed, it is not Dutch, `recall` is none of these, or there is no
            such device here.
        InputError: if your own actors or words cannot be read; it names the file, the line and the column.
    """
    import spacy

    from aldus.lexicon.own import own_rows
    from aldus.tokenizer import WITHOUT_RULES, bound

    exclude = list(exclude)
    if actors is False:
        exclude += COMPONENTS
    elif not relations:
        exclude.append(COMPONENTS[1])
    own = own_rows(
        verbs=verbs, nouns=nouns, cues=cues, titles=titles, light_verbs=light_verbs, cue_nouns=cue_nouns,
        attitudes=attitudes,
    )  # fmt: skip
    name = BUNDLED if name is None else name
    bundled = name in (BUNDLED, FAST)
    target = bundled_path(str(name)) if bundled else name
    config = {"nlp.tokenizer.inner.@tokenizers": WITHOUT_RULES} if bundled else {}
    try:
        nlp = spacy.load(target, exclude=exclude, config=config)
    except OSError as error:
        hint = f"python -m spacy download {name}" if str(name).startswith("nl_core_news") else ""
        reason = " ".join(str(error).split())[:200]
        raise PipelineError(
            f"cannot load the pipeline {str(name)!r}: " + (f"install it with `{hint}`" if hint else reason)
        ) from None
    if nlp.lang != "nl":
        raise PipelineError(
            f"the pipeline {str(name)!r} is for the language {nlp.lang!r}, not for Dutch (nl)"
        )
    if bundled:
        nlp.config["nlp"]["tokenizer"]["inner"] = {"@tokenizers": "spacy.Tokenizer.v1"}
    bound(nlp)
    for component in COMPONENTS:
        if component not in nlp.component_names and component not in exclude:
            nlp.add_pipe(component)
    ours: dict[str, Any] = {name: pipe for name, pipe in nlp.pipeline if name in COMPONENTS}
    resolver, extractor = (ours.get(name) for name in COMPONENTS)
    if resolver is not None and set_ents is not None:
        resolver.set_ents = set_ents
    if resolver is not None and actors is not None:
        resolver.add(actors)
    if extractor is not None and recall is not None:
        extractor.recall = recall
    if own and ours:
        lexicon = next(iter(ours.values())).lexicon.extended(own)
        for pipe in ours.values():
            pipe.lexicon = lexicon
    _set_encoder(nlp, device, vectors=bool(ours))
    return nlp


def _set_encoder(nlp: Language, device: str | None, *, vectors: bool) -> None:
    from aldus.encoder.component import Encoder

    encoders = [pipe for _, pipe in nlp.pipeline if isinstance(pipe, Encoder)]
    if device not in (None, "cpu") and not encoders:
        raise PipelineError(f"device is for pipelines with the network of Aldus, such as {BUNDLED}")
    for encoder in encoders:
        encoder.vectors = vectors
        if device is not None:
            encoder.device = device
