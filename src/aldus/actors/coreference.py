"""Pronouns and descriptions, from left to right: what is resolved can be referred to in turn."""

from __future__ import annotations

from aldus.actors.board import Board
from aldus.actors.clusters import Cluster, Place
from aldus.actors.descriptions import Descriptions
from aldus.actors.discourse import Discourse
from aldus.actors.pronouns import Pronouns, is_pronoun
from aldus.actors.questions import Questions
from aldus.nets import SHORTEST


def coreference(board: Board) -> None:
    """Resolve the pronouns and descriptions of a Doc against the names found before; without a tree, none."""
    if not board.parsed:
        return
    tree, discourse = board.tree, Discourse(board)
    pronouns, descriptions = Pronouns(discourse), Descriptions(discourse)
    questions, ranking = Questions(discourse), board.ranking if len(tree.sents) >= SHORTEST else None
    for i in range(tree.n):
        discourse.reach(i)
        if i in discourse.covered:
            link = descriptions.resolve_compound(i)
        elif is_pronoun(tree, i):
            link = pronouns.resolve(i)
        elif tree.pos[i] == "NOUN" or (tree.pos[i] == "PROPN" and tree.words[i].islower()):
            link = descriptions.resolve(i)
        else:
            link = None
        # Where it is told whose body it is, no other one is meant.
        if ranking is not None and not (tree.pos[i] == "NOUN" and descriptions.named_owner(i) is not None):
            question = questions.ask(i, link)
            link = link if question is None else ranking(question)
        if link is not None:
            discourse.record(i, link)
        elif i not in discourse.covered and (tree.pos[i] == "NOUN" or "|nom|" in tree.tag[i]):
            # `de verdachte`
            nobody = _nobody(discourse, i)
            if nobody is not None:
                discourse.history.append(nobody)


def _nobody(discourse: Discourse, i: int) -> Place | None:
    """A noun that names no actor but that a pronoun can refer to: `de docent`, `twee mensen`."""
    tree = discourse.tree
    if not discourse.is_subject(i):
        return None
    if "Number=Plur" in discourse.morph(i) or tree.tag[i].startswith("N|soort|mv"):
        gender = "p"
    else:
        title = discourse.board.lex.titles.of(tree.words[i])
        if title is None or title.plural:
            return None
        gender = title.gender
    cluster = Cluster("PERSON", "", gender=gender)
    return Place(cluster, i, i + 1, i, tree.start[i], tree.end[i], "description", "nobody")
