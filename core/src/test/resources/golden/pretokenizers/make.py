"""Writes cases.json: the pieces that the pre-tokenizers of HF tokenizers cut nasty texts into, and where they stand.

python make.py     with tokenizers 0.23.2
"""

import json
import pathlib
import sys

from tokenizers import Tokenizer

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE.parent))
import nasty  # noqa: E402

BEHAVIORS = ("Removed", "Isolated", "MergedWithPrevious", "MergedWithNext", "Contiguous")


def step(kind, **settings):
    return dict(type=kind, **settings)


def split(pattern, behavior, invert):
    return step("Split", pattern=pattern, behavior=behavior, invert=invert)


def sequence(*steps):
    return step("Sequence", pretokenizers=list(steps))


def pretokenizers():
    for replacement in ("▁", "_", "𠮷"):
        for scheme in ("always", "never", "first"):
            for cut in (True, False):
                yield step("Metaspace", replacement=replacement, prepend_scheme=scheme, split=cut)
    yield step("Metaspace", replacement="▁", add_prefix_space=True)
    yield step("Metaspace", replacement="▁", str_rep="x", add_prefix_space=True, prepend_scheme="first")
    yield step("WhitespaceSplit")
    yield step("Whitespace")
    yield step("BertPreTokenizer")
    yield step("UnicodeScripts")
    for prefix in (True, False):
        for regex in (True, False):
            yield step("ByteLevel", add_prefix_space=prefix, trim_offsets=regex != prefix, use_regex=regex)
    yield step("ByteLevel", add_prefix_space=False, trim_offsets=True)
    for pattern in ({"String": " "}, {"Regex": "\\s+|[a-c]|\\p{Han}"}, {"Regex": "[\\p{P}\\p{S}]*"}):
        for behavior in BEHAVIORS:
            for invert in (False, True):
                yield split(pattern, behavior, invert)
    yield split({"String": "の東"}, "Isolated", False)
    yield split({"String": ""}, "Isolated", False)
    yield split({"Regex": ""}, "Isolated", False)
    yield split({"Regex": "(?=a)| "}, "MergedWithNext", False)
    yield split({"String": "."}, "Removed", True)
    for behavior in BEHAVIORS:
        yield step("Punctuation", behavior=behavior)
    yield step("Punctuation")
    yield step("Digits", individual_digits=True)
    yield step("Digits", individual_digits=False)
    for delimiter in " a、👍":
        yield step("CharDelimiterSplit", delimiter=delimiter)
    yield step("FixedLength", length=1)
    yield step("FixedLength", length=3)
    yield step("FixedLength")
    yield sequence()
    yield sequence(step("WhitespaceSplit"), step("Punctuation", behavior="Contiguous"), step("Digits", individual_digits=True))
    yield sequence(step("Digits", individual_digits=False), step("ByteLevel", add_prefix_space=True, trim_offsets=True, use_regex=True))
    yield sequence(step("WhitespaceSplit"), step("Metaspace", replacement="▁", prepend_scheme="always", split=True))
    yield sequence(step("Metaspace", replacement="▁", prepend_scheme="first", split=True), step("Punctuation", behavior="Isolated"))
    yield sequence(step("UnicodeScripts"), step("Whitespace"), step("FixedLength", length=2))
    yield sequence(step("ByteLevel", add_prefix_space=True, trim_offsets=True, use_regex=False), sequence(step("BertPreTokenizer")))
    yield sequence(step("Metaspace", replacement="▁", prepend_scheme="always", split=False),
                   step("ByteLevel", add_prefix_space=True, trim_offsets=False, use_regex=True))


def entry(seed, settings):
    model = {"type": "WordLevel", "vocab": {"?": 0}, "unk_token": "?"}
    empty = dict.fromkeys(("truncation", "padding", "normalizer", "post_processor", "decoder"))
    tokenizer = Tokenizer.from_str(json.dumps(
        dict(empty, version="1.0", added_tokens=[], pre_tokenizer=settings, model=model)))
    cases = []
    for text in nasty.texts(seed, 34):
        cut = [(piece, place) for piece, place in tokenizer.pre_tokenizer.pre_tokenize_str(text) if piece]
        cases.append([text, [piece for piece, place in cut], nasty.flat(place for piece, place in cut)])
    return dict(settings=settings, cases=cases)


nasty.write(HERE / "cases.json", [entry(seed, settings) for seed, settings in enumerate(pretokenizers())])
