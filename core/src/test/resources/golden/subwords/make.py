"""Writes cases.json: the ids and offsets that HF tokenizers finds with small models of every kind and option.

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

LETTERS = "ab東é𠮷"
ALPHABETS = [LETTERS, "ab ", "abab東東", "aab\u0301", "xa東z한", LETTERS + "xé👩\u200d🚀 \u3000\n", "<0x61>?▁_a"]
BYTE_PIECES = ["<0x%02X>" % value for value in range(256)]
SPLIT = {"type": "WhitespaceSplit"}
METASPACE = {"type": "Metaspace", "replacement": "▁", "prepend_scheme": "always", "split": True}


def entry(name, model, pre_tokenizer=SPLIT, count=18, longest=12, decoder=None):
    file = dict.fromkeys(("truncation", "padding", "normalizer", "post_processor"))
    file.update(version="1.0", added_tokens=[], pre_tokenizer=pre_tokenizer, decoder=decoder, model=model)
    tokenizer = Tokenizer.from_str(json.dumps(file))
    cases = []
    for text in nasty.texts(name, count, longest, ALPHABETS):
        encoding = tokenizer.encode(text, add_special_tokens=False)
        cases.append([text, encoding.ids, nasty.flat(encoding.offsets),
                      tokenizer.decode(encoding.ids), tokenizer.decode(encoding.ids, skip_special_tokens=False)])
    return dict(name=name, tokenizer=file, cases=cases)


def pairs(seed, count, prefix="", suffix="", letters=LETTERS):
    """Random merges, of characters and of what earlier merges made, and the vocabulary that they need."""
    chance = random.Random(seed)
    begin = [c + s for c in letters for s in {"", suffix}]
    inside = [prefix + piece for piece in begin] if prefix else begin
    pieces, merges = list(dict.fromkeys(begin + inside)), []
    while len(merges) < count:
        left = chance.choice([p for p in pieces if not suffix or not p.endswith(suffix)])
        right = chance.choice([p for p in pieces if p.startswith(prefix)])
        merged = left + right[len(prefix):]
        if len(merged) < 12:
            merges.append([left, right])
            pieces.append(merged)
    return list(dict.fromkeys(pieces)), merges


def bpe(pieces, merges, **options):
    settings = dict(type="BPE", dropout=None, unk_token=None, continuing_subword_prefix=None, end_of_word_suffix=None,
                    fuse_unk=False, byte_fallback=False, ignore_merges=False)
    vocab = {piece: i for i, piece in enumerate(dict.fromkeys(["?"] + pieces))}
    return {**settings, **options, "vocab": vocab, "merges": merges}


def bpes():
    for seed in range(4):
        pieces, merges = pairs(seed, 30)
        yield entry(f"BPE {seed}", bpe(pieces, merges, unk_token="?"))
        yield entry(f"BPE {seed} without unknown", bpe(pieces, merges))
        yield entry(f"BPE {seed} fuses unknown", bpe(pieces, merges, unk_token="?", fuse_unk=True), pre_tokenizer=None)
    pieces, merges = pairs(10, 30)
    yield entry("BPE merges as strings", bpe(pieces, ["#version: 0.2"] + [" ".join(pair) for pair in merges], unk_token="?"))
    yield entry("BPE without merges", bpe(pieces, [], unk_token="?"))
    yield entry("BPE merges twice", bpe(pieces, merges + merges[:10], unk_token="?"))
    yield entry("BPE dropout 0", bpe(pieces, merges, unk_token="?", dropout=0.0))
    yield entry("BPE ignores merges", bpe(pieces + ["abab東", "xa", "東東東", "a b"], merges, unk_token="?", ignore_merges=True))
    yield entry("BPE pieces beyond merges", bpe(pieces + ["abab東", "xa", "東東東"], merges, unk_token="?"))
    yield entry("BPE ignores merges, whole texts", bpe(pieces + ["a b", "ab ab"], merges, unk_token="?", ignore_merges=True), pre_tokenizer=None)
    for suffix, prefix in (("</w>", ""), ("", "##"), ("</w>", "##"), ("_", "@")):
        for options in (dict(unk_token="?"), {}, dict(unk_token="?", fuse_unk=True)):
            pieces, merges = pairs(len(options), 30, prefix, suffix)
            options.update(end_of_word_suffix=suffix or None, continuing_subword_prefix=prefix or None)
            yield entry("BPE " + json.dumps(options), bpe(pieces, merges, **options))
    pieces, merges = pairs(20, 20)
    for unknown in (dict(unk_token="?"), {}, dict(unk_token="?", fuse_unk=True)):
        yield entry(f"BPE all bytes {unknown}", bpe(pieces + BYTE_PIECES, merges, byte_fallback=True, **unknown),
                    decoder={"type": "ByteFallback"}, count=18)
        yield entry(f"BPE some bytes {unknown}", bpe(pieces + BYTE_PIECES[0x61:0xF0], merges, byte_fallback=True, **unknown))
    merges = merges + [["<0xED>", "<0x95>"], ["<0xED><0x95>", "<0x9C>"]]
    yield entry("BPE merges of bytes", bpe(pieces + BYTE_PIECES + ["<0xED><0x95>", "<0xED><0x95><0x9C>"], merges, byte_fallback=True))
    pieces, merges = pairs(30, 40, letters="abæĿ±éĠ")
    cutter = {"type": "ByteLevel", "add_prefix_space": True, "trim_offsets": True, "use_regex": True}
    yield entry("BPE of bytes", bpe(pieces, merges, unk_token="?"), cutter, decoder=cutter)
    yield entry("BPE of bytes, unknown dropped", bpe(pieces, merges), dict(cutter, add_prefix_space=False), decoder=cutter)


def wordpieces():
    pieces = ["[U]", "a", "##a", "ab", "##ab", "##b", "東", "##東", "##東東", "é", "##e\u0301", "𠮷", "##𠮷", "a東b", "##a東", "@b", "@a", "aa", "??"]
    vocab = {piece: i for i, piece in enumerate(pieces)}
    for prefix in ("##", "@", ""):
        for most in (100, 3, 1, 0):
            model = dict(type="WordPiece", unk_token="[U]", continuing_subword_prefix=prefix, max_input_chars_per_word=most, vocab=vocab)
            yield entry(f"WordPiece '{prefix}' {most}", model, decoder={"type": "WordPiece", "prefix": "##", "cleanup": True})


def wordlevels():
    vocab = {piece: i for i, piece in enumerate(["<unk>", "a", "ab", "東", "é", "a b", "𠮷", "abab"])}
    model = dict(type="WordLevel", unk_token="<unk>", vocab=vocab)
    yield entry("WordLevel", model)
    yield entry("WordLevel of whole texts", model, pre_tokenizer=None)
    yield entry("WordLevel of characters", model, pre_tokenizer={"type": "FixedLength", "length": 1})
    yield entry("WordLevel with gaps", dict(model, vocab={"<unk>": 4, "a": 0, "東": 9}))


def unigrams():
    for seed in range(6):
        chance = random.Random(seed)
        letters = LETTERS[:2 + seed // 2]
        pieces = {"<unk>": 0.0} | {c: chance.choice((-1.0, -2.0, -3.0)) for c in letters if seed % 2 or c != "b"}
        while len(pieces) < 30:
            pieces["".join(chance.choice(letters) for _ in range(chance.randint(2, 4 + seed)))] = float(chance.randint(-6, -1))
        model = dict(type="Unigram", unk_id=0, byte_fallback=False, vocab=list(map(list, pieces.items())))
        yield entry(f"Unigram with ties {seed}", model, longest=24)
        yield entry(f"Unigram with ties {seed}, whole texts", model, pre_tokenizer=None)
    pieces = [["<unk>", 0.0], ["▁", -3.0], ["▁a", -2.5], ["a", -4.0], ["b", -4.5], ["ab", -5.0], ["東京", -1.0], ["é", -9.0], ["▁東", -3.3], ["xx", -1.0], ["👩\u200d🚀", -1.0]]
    for name, more in (("no bytes", []), ("all bytes", BYTE_PIECES), ("some bytes", BYTE_PIECES[0x61:0xF0])):
        model = dict(type="Unigram", unk_id=0, vocab=pieces + [[piece, -10.0] for piece in more], byte_fallback=True)
        yield entry(f"Unigram fallback, {name}", model, METASPACE, decoder={"type": "ByteFallback"})
    yield entry("Unigram unknown in the middle", dict(type="Unigram", unk_id=5, vocab=pieces), METASPACE)
    yield entry("Unigram positive scores", dict(type="Unigram", unk_id=0, vocab=[[piece, -score] for piece, score in pieces]), METASPACE)
    yield entry("Unigram one piece", dict(type="Unigram", unk_id=0, vocab=[["a", -1.0]]))
    yield entry("Unigram a piece twice", dict(type="Unigram", unk_id=0, vocab=pieces + [["a", -1.0], ["ab", -9.0]]), METASPACE)
    yield entry("Unigram no type", {"unk_id": 0, "vocab": pieces, "byte_fallback": False}, METASPACE)


nasty.write(HERE / "cases.json", [*bpes(), *wordpieces(), *wordlevels(), *unigrams()])
