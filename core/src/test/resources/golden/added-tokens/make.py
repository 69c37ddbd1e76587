"""Writes cases.json: the ids and offsets that HF tokenizers finds where texts hold added tokens, and the way back.

python make.py     with tokenizers 0.23.2
"""

import itertools
import json
import pathlib
import random
import sys

from tokenizers import Tokenizer

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE.parent))
import nasty  # noqa: E402

CHARACTERS = {"type": "Split", "pattern": {"Regex": "[\\s\\S]"}, "behavior": "Isolated", "invert": False}
VOCAB = {"?": 0, "a": 1, "b": 2, "▁": 3, "abc": 4, "Ġ": 5, " ": 6}
WORDS = {"type": "WordLevel", "vocab": VOCAB, "unk_token": "?"}
BYTES = {"type": "BPE", "vocab": {"a": 0, "b": 1, "Ġ": 2, "Ġa": 3, "ĠĠ": 4, "Ċ": 5, "Ġĉ": 6, "ĉ": 7, "?": 8}, "unk_token": "?",
         "merges": ["Ġ a", "Ġ Ġ", "Ġ ĉ"], "dropout": None, "continuing_subword_prefix": None,
         "end_of_word_suffix": None, "fuse_unk": False, "byte_fallback": False, "ignore_merges": False}
PLAIN = ["a", "b", " ", "  ", "\t", "\u3000", "x", "東", "é", "e\u0301", "1", "_", "-", "²", "\u200d", "\n", "Ａ", "A", "ſ", "𠮷"]


def step(kind, **settings):
    return dict(type=kind, **settings)


BYTE_DECODER = step("ByteLevel", add_prefix_space=True, trim_offsets=True, use_regex=True)


def token(content, **flags):
    plain = dict(single_word=False, lstrip=False, rstrip=False, normalized=False, special=False)
    return {**plain, **flags, "content": content}


def entry(name, tokens, texts=None, seed=0, extra=(), ids=None, **parts):
    file = dict.fromkeys(("truncation", "padding", "normalizer", "post_processor", "decoder"))
    file.update(version="1.0", pre_tokenizer=CHARACTERS, model=WORDS)
    file.update(parts)
    known = dict(file["model"]["vocab"])
    for t in tokens:
        t["id"] = known.setdefault(t["content"], len(known)) if t["content"] else 0
    for t, number in zip(tokens, ids or ()):
        t["id"] = number
    file["added_tokens"] = tokens
    tokenizer = Tokenizer.from_str(json.dumps(file))
    contents = [t["content"] for t in tokens] + list(extra)
    chance = random.Random(name)
    cases = []
    for _ in range(texts or 12):
        words = [chance.choice(contents if chance.random() < 0.45 else PLAIN) for _ in range(chance.randint(0, 7))]
        text = "".join(words)
        try:
            encoding = tokenizer.encode(text, add_special_tokens=False)
        except BaseException:  # the original panics where strips of two tokens overlap in a certain way
            continue
        cases.append([text, encoding.ids, nasty.flat(encoding.offsets),
                      tokenizer.decode(encoding.ids), tokenizer.decode(encoding.ids, skip_special_tokens=False)])
    return dict(name=name, tokenizer=file, cases=cases)


def flags():
    for strips in itertools.product((False, True), repeat=5):
        settings = dict(zip(("lstrip", "rstrip", "single_word", "normalized", "special"), strips))
        name = " ".join(key for key, value in settings.items() if value) or "plain"
        yield entry(name, [token("<m>", **settings), token("ab", **settings), token("東京", **settings), token("-²", **settings)])


def overlaps():
    contents = ["ab", "abab", "ba", "b", "bab東", "東", "x東x", " x", "  "]
    yield entry("contents within each other", [token(c) for c in contents], 40)
    yield entry("contents within each other, normalized", [token(c, normalized=True) for c in contents], 40)
    yield entry("gaps in the vocabulary", [token("東", normalized=True), token("b"), token("x")], 20,
                model=dict(WORDS, vocab={"?": 0, "a": 7, "b": 9}), ids=[3, 9, 4])
    yield entry("every second normalized", [token(c, normalized=i % 2 == 0) for i, c in enumerate(contents)], 40)
    yield entry("longest of single words", [token(c, single_word=len(c) > 2) for c in contents], 40)
    yield entry("strips beside each other", [token("ab", lstrip=True, rstrip=True), token("b", lstrip=True), token("x", rstrip=True)], 40)
    yield entry("strips over white space that is a token", [token("x", rstrip=True), token(" a"), token(" b", lstrip=True), token("東", lstrip=True),
                token("  ", rstrip=True), token("-", rstrip=True, normalized=True), token("\t", normalized=True)], 60)
    yield entry("in the vocabulary", [token("abc"), token("a", special=True), token("new")], 30)
    yield entry("empty content", [token(""), token("ab"), token("", special=True), token("c")], 12)
    yield entry("word characters", [token(c, single_word=True) for c in ("x", "é", "²", "_", "\u0301", "\u200d", "Ａ", "-")], 60)


def normalized():
    def both(*contents):
        return [token(c, normalized=True) for c in contents]
    yield entry("Lowercase", both("ABc", "É", "ſ") + [token("AB", special=True), token("İ", normalized=True, special=True)], 40,
                extra=["abc", "é", "İ", "i\u0307"], normalizer=step("Lowercase"))
    yield entry("NFKC", both("ＡＢ", "e\u0301", "㈱", "①") + [token("Ａb")], 40, extra=["AB", "é", "(株)", "1"], normalizer=step("NFKC"))
    yield entry("NFD", both("é", "が"), 40, extra=["e\u0301", "か\u3099", "か", "e\u0301\u0323"], normalizer=step("NFD"))
    yield entry("Prepend", both("a", "東"), 40, extra=["▁a"], normalizer=step("Prepend", prepend="▁"))
    spaces = step("Sequence", normalizers=[step("Prepend", prepend="▁"), step("Replace", pattern={"String": " "}, content="▁")])
    yield entry("Metaspace by normalizers", both("a b", "x") + [token("<s>", special=True), token("  ")], 40, normalizer=spaces)
    yield entry("Strip", both(" a", "b ") + [token("x ")], 40, normalizer=step("Strip", strip_left=True, strip_right=True))
    yield entry("StripAccents", both("é", "ñ"), 30,
                normalizer=step("Sequence", normalizers=[step("NFD"), step("StripAccents")]))
    yield entry("ByteLevel", both("é", "東 a") + [token("x")], 30, normalizer=step("ByteLevel"), decoder=BYTE_DECODER)
    yield entry("Replace by nothing", both("xa", "bx"), 30, normalizer=step("Replace", pattern={"Regex": "x+"}, content=""))
    yield entry("single and stripping, normalized", [
        token("AB", normalized=True, single_word=True), token("東", normalized=True, lstrip=True), token("É", normalized=True, rstrip=True)],
        50, normalizer=step("Sequence", normalizers=[step("NFKC"), step("Lowercase")]))
    yield entry("Bert", both("[X]", "Été") + [token("[UNK]", special=True)], 30, extra=["ete", "[x]"], decoder=step("WordPiece", prefix="##", cleanup=True),
                normalizer=step("BertNormalizer", clean_text=True, handle_chinese_chars=True, strip_accents=None, lowercase=True))


def pretokenizers():
    tokens = [("<s>", dict(special=True)), ("東", dict(normalized=True)), ("x", dict(lstrip=True)), ("ab", dict(rstrip=True))]
    for scheme in ("always", "never", "first"):
        for cut in (True, False):
            yield entry(f"Metaspace {scheme} {cut}", [token(c, **f) for c, f in tokens], 25,
                        pre_tokenizer=step("Metaspace", replacement="▁", prepend_scheme=scheme, split=cut),
                        decoder=step("Metaspace", replacement="▁", prepend_scheme=scheme, split=cut))
    for prefix, cut in itertools.product((True, False), repeat=2):
        yield entry(f"ByteLevel {prefix} {cut}", [token(c, **f) for c, f in tokens], 25, model=BYTES,
                    pre_tokenizer=step("ByteLevel", add_prefix_space=prefix, trim_offsets=True, use_regex=cut), decoder=BYTE_DECODER)
    yield entry("WhitespaceSplit", [token(c, **f) for c, f in tokens], 20, pre_tokenizer=step("WhitespaceSplit"))
    yield entry("no pre-tokenizer", [token(c, **f) for c, f in tokens], 20, pre_tokenizer=None)


def trimming():
    tokens = [("<s>", dict(special=True)), ("<m>", dict(lstrip=True, special=True)), ("東", dict(rstrip=True)), ("  x", {}),
              (" é ", dict(normalized=True)), ("Ġb", {})]
    for prefix, trim in itertools.product((True, False), repeat=2):
        settings = dict(add_prefix_space=prefix, trim_offsets=trim)
        cutter = step("ByteLevel", use_regex=True, **settings)
        for name, processor in (
                ("ByteLevel", cutter),
                ("Roberta", step("RobertaProcessing", sep=["</s>", 1], cls=["<s>", 0], **settings)),
                ("Sequence", step("Sequence", processors=[cutter, step("TemplateProcessing", single=[{"Sequence": {"id": "A", "type_id": 0}}],
                                  pair=[{"Sequence": {"id": "A", "type_id": 0}}, {"Sequence": {"id": "B", "type_id": 1}}], special_tokens={})]))):
            yield entry(f"{name} prefix {prefix} trims {trim}", [token(c, **f) for c, f in tokens], 20, model=BYTES,
                        pre_tokenizer=cutter, post_processor=processor, decoder=BYTE_DECODER)


def truncations():
    tokens = [("<s>", dict(special=True)), ("東", {})]
    padding = {"strategy": {"Fixed": 9}, "direction": "Right", "pad_to_multiple_of": None, "pad_id": 0, "pad_type_id": 0, "pad_token": "?"}
    for direction, strategy, length, stride in (
            ("Right", "LongestFirst", 3, 0), ("Left", "LongestFirst", 3, 0), ("Right", "OnlyFirst", 2, 1), ("Left", "OnlyFirst", 4, 3),
            ("Right", "LongestFirst", 0, 0), ("Left", "LongestFirst", 1, 0)):
        yield entry(f"truncation {direction} {strategy} {length} {stride}", [token(c, **f) for c, f in tokens], 15,
                    truncation=dict(direction=direction, strategy=strategy, max_length=length, stride=stride))
    yield entry("truncation without direction", [token(c, **f) for c, f in tokens], 15,
                truncation=dict(strategy="LongestFirst", max_length=2, stride=0))
    template = step("TemplateProcessing", single=[{"SpecialToken": {"id": "<s>", "type_id": 0}}, {"Sequence": {"id": "A", "type_id": 0}}],
                    pair=[{"Sequence": {"id": "A", "type_id": 0}}, {"Sequence": {"id": "B", "type_id": 1}}],
                    special_tokens={"<s>": {"id": "<s>", "ids": [7], "tokens": ["<s>"]}})
    yield entry("template", [token(c, **f) for c, f in tokens], 15, post_processor=template,
                truncation=dict(direction="Right", strategy="LongestFirst", max_length=3, stride=0))
    yield entry("Bert processing", [token(c, **f) for c, f in tokens], 15, post_processor=step("BertProcessing", sep=["<s>", 7], cls=["<s>", 7]))
    padded = entry("padding", [token(c, **f) for c, f in tokens], 15)
    padded["tokenizer"]["padding"] = padding
    yield padded


nasty.write(HERE / "cases.json", [*flags(), *overlaps(), *normalized(), *pretokenizers(), *trimming(), *truncations()])
