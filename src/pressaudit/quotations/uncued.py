"""Whose words a span is when its own sentence does not say: from the text around it.

Each rule has a name, which the tables show:

same-sentence, continued-sentence   another span of the sentence has a speaker
continued                           the span before has, and hardly a word stands between
continued-paragraph                 so has the paragraph before
sentence-before                     X was silent. "…"
cue-in-next-sentence                "…?" "…," X said.
cue-paragraph-before                X said this:¶"…"
subject-paragraph-before            the last sentence above is about X
signed-below                        "…"¶— Commissioner X
sentence-after                      "…" X said no more than that.
running                             a paragraph of a quotation that names its speaker later
focus                               the person in focus
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pressaudit.language.document import Role
from pressaudit.quotations.attribution import Speakers
from pressaudit.quotations.block import Block
from pressaudit.quotations.coreference import Discourse
from pressaudit.quotations.model import FROM_AROUND, NOBODY, Attribution

_TEXT = re.compile(r"\w{2}")
_DASH = re.compile(r"\s*[—–-]+\s*")
_ENDS_SENTENCE = re.compile(r"[.!?]$")
_FEW_WORDS = 4  # words between two spans of one speech
_LONGEST_SIGNATURE = 14  # words of a line that signs a quotation


@dataclass(slots=True)
class Uncued:
    """What is known of a post while its spans are attributed, top to bottom.

    ``made`` has the attributions of the blocks above.
    """

    blocks: Sequence[Block]
    speakers: Speakers
    discourse: Discourse
    made: list[list[Attribution]]

    def attribute(self, index: int, n: int, above: Sequence[Attribution]) -> Attribution:
        """Attribute span ``n`` of a block; ``above`` has the spans before it in the block."""
        here = self.blocks[index]
        start, end = here.sentence(here.spans[n].start)
        same = n > 0 and here.spans[n - 1].start >= start
        if same and above[-1].surface:
            own = above[-1].near and above[-1].rule not in FROM_AROUND
            return _carried(above[-1], "continued-sentence" if own else "same-sentence")
        if self.speakers.is_said_of_subject(here, n):
            return NOBODY
        last = self.speakers.at_end(here, n)
        if last.speaker:
            return _carried(last, "same-sentence")
        if _TEXT.search(here.masked, start, end):
            found = self.speakers.sentence_subject(here, n)
            if found.surface:
                return found
        elif not _TEXT.search(here.outside()):
            return self._whole_paragraph(index, n, above)
        if n and above[-1].surface and _goes_on(here, n, start):
            return _carried(above[-1], "continued")
        if start:
            return self._after_sentence(index, start, above)
        return self._first_sentence(index, n, end)

    def _first_sentence(self, index: int, n: int, end: int) -> Attribution:
        """Attribute a span in the first sentence of a paragraph, which ends at ``end``."""
        here = self.blocks[index]
        if n + 1 < len(here.spans):
            following = self.speakers.in_sentence(here, n + 1, NOBODY)
            if following.surface:
                return _carried(following, "cue-in-next-sentence")
        following = self.speakers.next_sentence(here, end)
        if following.speaker:
            return following
        if index and self.made[-1] and self.made[-1][-1].surface:
            return _carried(self.made[-1][-1], "continued-paragraph")
        return self.speakers.last_cue(self.blocks[index - 1]) if index else NOBODY

    def _after_sentence(self, index: int, start: int, above: Sequence[Attribution]) -> Attribution:
        """Attribute a sentence in marks to the one who is subject of the sentence before it."""
        found = self.speakers.last_cue(self.blocks[index].until(start))
        if found.speaker:
            return replace(found, rule="sentence-before")
        if above and above[-1].surface:
            return _carried(above[-1], "continued")
        focus = self.discourse.find()
        return Attribution(focus, found.surface, "", "focus") if focus else found

    def _whole_paragraph(self, index: int, n: int, above: Sequence[Attribution]) -> Attribution:
        """Attribute a paragraph that stands in marks as a whole."""
        if n and above[-1].surface:
            return _carried(above[-1], "continued")
        signed = self._signed_below(index)
        if signed.surface or not index:
            return signed
        before, row = self.blocks[index - 1], self.made[index - 1]
        said = row[-1] if row else NOBODY
        leads = before.masked.rstrip().endswith(":")
        if said.surface and not (before.spans[-1].closed and leads):
            return _carried(said, "continued-paragraph")
        if before.paragraph.role is Role.HEADING:
            return NOBODY
        found = self.speakers.last_cue(before)
        if found.surface or leads:
            return found
        focus = self.discourse.find()
        return Attribution(focus, focus, "", "focus") if focus else NOBODY

    def _signed_below(self, index: int) -> Attribution:
        """Return the author on the line below a display quotation."""
        if index + 1 >= len(self.blocks):
            return NOBODY
        below = self.blocks[index + 1]
        text = below.paragraph.text
        first = below.mentions[0] if below.mentions else None
        if first is None or first.kind != "person" or below.spans:
            return NOBODY
        dash = _DASH.match(text)
        alone = first.char_start < 6 and not _ENDS_SENTENCE.search(text.strip())
        is_line = below.paragraph.role is Role.ATTRIBUTION or dash or alone
        begins = first.char_start <= (dash.end() if dash else 0) + 12
        if not is_line or not begins or len(text.split()) > _LONGEST_SIGNATURE:
            return NOBODY
        return Attribution(first.canonical, first.variant, "", "signed-below", near=True)


def run_backwards(blocks: Sequence[Block], made: Sequence[list[Attribution]]) -> None:
    """Give paragraphs of one running quotation the speaker named at its end."""
    for index in range(len(blocks) - 2, -1, -1):
        here, after = blocks[index], blocks[index + 1]
        if not after.spans or not runs_on(here):
            continue
        if after.masked[: after.spans[0].start].strip(' “"«'):
            continue
        last, first = made[index][-1], made[index + 1][0]
        if first.near and first.surface and not last.near:
            made[index][-1] = _carried(first, "running")
        elif last.surface and not first.near:
            made[index + 1][0] = _carried(last, "running")


def runs_on(block: Block) -> bool:
    """Tell whether a paragraph ends inside a quotation."""
    if not block.spans or block.spans[-1].closed:
        return False
    return block.spans[-1].end >= len(block.paragraph.text.rstrip())


def _carried(made: Attribution, rule: str) -> Attribution:
    return replace(made, cue="", rule=rule)


def _goes_on(here: Block, n: int, start: int) -> bool:
    """Tell whether hardly a word, or no sentence, parts a span from the one before it."""
    last = here.spans[n - 1]
    if len(here.outside(last.end, here.spans[n].start).split()) < _FEW_WORDS:
        return True
    return here.sentence(last.start)[1] >= here.sentence(max(0, start - 2))[1]
