"""Writes cases.json: the texts that the decoders of HF tokenizers make of nasty pieces.

python make.py     with tokenizers 0.23.2
"""

import json
import pathlib
import random
import sys

from tokenizers import Tokenizer

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE.parent))
import nasty  # noqa: E402

PIECES = ["a", "##b", "##", "a##b", "▁", "▁東", "▁▁a▁", "<0xE3>", "<0x81>", "<0x82>", "<0xe3>", "<0xED>", "<0xA0>", "<0x80>", "<0xF0>", "<0x9F>",
          "<0x61>", "<0x6>", "<0x+6>", "<0x 6>", "<0xZZ>", "<0x６>", "x<0x61>", "Ġ", "Ġa", "ãģ", "Ĥ", "ã", "íłĢ", "ðŁ", "ĺĢ", "ÀĢ", "ôĲĢĢ", "Ċ", "東", "é",
          "e\u0301", "𠮷", " ", "  ", "", ".", " .", "?", "!", ",", "'", " ' ", "n't", "'m", "do not", " do not", "'s", "'ve", "'re", "</w>", "a</w>", "</w>b</w>",
          "<pad>", "a<pad>", "|", "a|b", "HHey HH", "H", "HH", "aa", "a.b"]


def step(kind, **settings):
    return dict(type=kind, **settings)


def sequence(*steps):
    return step("Sequence", decoders=list(steps))


FLAGS = dict(add_prefix_space=True, trim_offsets=True, use_regex=True)
METASPACE = step("Metaspace", replacement="▁", prepend_scheme="always", split=True)
DECODERS = [
    None,
    step("ByteLevel", **FLAGS),
    step("WordPiece", prefix="##", cleanup=True),
    step("WordPiece", prefix="##", cleanup=False),
    step("WordPiece", prefix="", cleanup=True),
    METASPACE,
    dict(METASPACE, prepend_scheme="first"),
    dict(METASPACE, prepend_scheme="never", split=False),
    dict(METASPACE, replacement="𠮷"),
    step("Metaspace", replacement="▁", add_prefix_space=True),
    step("BPEDecoder", suffix="</w>"),
    step("BPEDecoder", suffix="a"),
    step("ByteFallback"),
    step("Fuse"),
    step("Strip", content="H", start=1, stop=0),
    step("Strip", content="H", start=3, stop=3),
    step("Strip", content="a", start=0, stop=1),
    step("Strip", content="𠮷", start=1, stop=1),
    step("Replace", pattern={"String": "a"}, content="$0\\1"),
    step("Replace", pattern={"String": "."}, content="東"),
    step("Replace", pattern={"String": ""}, content="-"),
    step("Replace", pattern={"Regex": "(a)(b)?"}, content="$1\\1"),
    step("Replace", pattern={"Regex": "a*"}, content="-"),
    step("Replace", pattern={"Regex": "▁+|(?=東)|\\s"}, content=" "),
    step("CTC", pad_token="<pad>", word_delimiter_token="|", cleanup=True),
    step("CTC", pad_token="<pad>", word_delimiter_token="|", cleanup=False),
    step("CTC", pad_token="a", word_delimiter_token="東", cleanup=True),
    sequence(),
    sequence(step("Replace", pattern={"String": "▁"}, content=" "), step("ByteFallback"), step("Fuse"), step("Strip", content=" ", start=1, stop=0)),
    sequence(step("ByteFallback"), METASPACE),
    sequence(step("Fuse"), METASPACE, step("WordPiece", prefix="##", cleanup=True)),
    sequence(sequence(step("Fuse")), step("Strip", content="a", start=1, stop=1)),
    sequence(step("CTC", pad_token="<pad>", word_delimiter_token="|", cleanup=True), step("WordPiece", prefix="##", cleanup=False)),
    sequence(step("ByteLevel", **FLAGS), step("Strip", content=" ", start=1, stop=1)),
]


def pieces(seed):
    chance = random.Random(seed)
    yield []
    for piece in PIECES:
        yield [piece]
    for _ in range(50):
        letters = chance.sample(PIECES, chance.randint(2, 12))
        yield [chance.choice(letters) for _ in range(chance.randint(2, 9))]


def entry(seed, settings):
    model = {"type": "WordLevel", "vocab": {piece: i for i, piece in enumerate(PIECES)}, "unk_token": "a"}
    empty = dict.fromkeys(("truncation", "padding", "normalizer", "pre_tokenizer", "post_processor"))
    tokenizer = Tokenizer.from_str(json.dumps(dict(empty, version="1.0", added_tokens=[], decoder=settings, model=model)))
    cases = []
    for case in pieces(seed):
        try:
            cases.append([case, tokenizer.decode([PIECES.index(piece) for piece in case])])
        except BaseException:  # the original panics where Strip wants more than there is
            continue
    return dict(settings=settings, cases=cases)


nasty.write(HERE / "cases.json", [entry(seed, settings) for seed, settings in enumerate(DECODERS)])
