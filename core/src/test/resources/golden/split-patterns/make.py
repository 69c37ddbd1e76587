"""Writes cases.json: where the split patterns of well-known tokenizers, and tricky ones, cut nasty texts.

python make.py     with tokenizers 0.23.2
"""

import json
import pathlib
import sys

from tokenizers import Tokenizer

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE.parent))
import nasty  # noqa: E402

WELL_KNOWN = [
    # GPT-2
    r"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+",
    # GPT-4 (cl100k)
    r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?+\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]++[\r\n]*|\s*[\r\n]|\s+(?!\S)|\s+",
    r"'(?i:[sdmt]|ll|ve|re)|[^\r\n\p{L}\p{N}]?+\p{L}++|\p{N}{1,3}| ?[^\s\p{L}\p{N}]++[\r\n]*+|\s++$|\s*[\r\n]|\s+(?!\S)|\s",
    # GPT-4o (o200k)
    r"[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+(?i:'s|'t|'re|'ve|'m|'ll|'d)?"
    r"|[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*(?i:'s|'t|'re|'ve|'m|'ll|'d)?"
    r"|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+",
    # Llama 3
    r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+",
    # Qwen 2
    r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+",
    # Mistral (tekken)
    r"[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+|[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+"
    r"[\p{Ll}\p{Lm}\p{Lo}\p{M}]*|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+",
    # DeepSeek LLM and Coder
    r"[\r\n]", r"\s?\p{L}+", r"\s?\p{P}+", r"[一-龥ࠀ-一가-퟿]+", r"\s+$",
    r"\s?[!-/:-~！-／：-～‘-‟　-。]+",
    r"\s?[A-Za-zµÀ-ÖØ-öø-ƺƼ-ƿǄ-ʓʕ-ʯͰ-ͳͶͷͻ-ͽͿΆΈ-ΊΌΎ-ΡΣ-ϵϷ-ҁҊ-ԯԱ-ՖႠ-ჅᎠ-Ᏽᏸ-ᏽᲐ-ᲺᲽ-Ჿᴀ-ᴫᵫ-ᵷᵹ-ᶚḀ-ἕἘ-Ἕἠ-ὅ𐐀-𐑏𐒰-𐓓]+",
    # DeepSeek V3
    r"\p{N}{1,3}", r"[一-龥぀-ゟ゠-ヿ]+",
    r"""[!"#$%&'()*+,\-./:;<=>?@\[\\\]^_`{|}~][A-Za-z]+|[^\r\n\p{L}\p{P}\p{S}]?[\p{L}\p{M}]+| ?[\p{P}\p{S}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+""",
    # Falcon, StarCoder 2
    r"[0-9][0-9][0-9]", r"\p{N}",
    # BLOOM
    r" ?[^(\s|[.,!?…。，、।۔،])]+",
    # CLIP, in spirit
    r"'s|'t|'re|'ve|'m|'ll|'d|[\p{L}]+|[\p{N}]|[^\s\p{L}\p{N}]+",
]
TRICKY = [
    r".", r"^", r"$", r"^\s*", r"[^\S\n]+", r"\w+", r"\W+", r"[\w]+", r"[^\w]+", r"\w{2}|[^\s\w]", r"[^\W\d_]+", r"[\W]", r"\d+", r"\D", r"\S", r"[\s\d]", r"[-+.]", r"[+-]", r"[^-a]",
    r"\p{Lu}", r"\P{L}+", r"\p{^L}", r"\P{^L}+", r"[^\p{Lu}\P{L}]", r"\p{Han}+", r"\p{Hiragana}|\p{Katakana}+", r"\p{M}", r"\p{Mn}+", r"\p{Sc}|\p{Sk}",
    r"(?<=a|東京)\p{L}", r"(?<!\s)\p{L}+", r"(?<=.)(?=.)", r"(?<!a)", r"(?!\p{L})", r"(?=\p{Han})|\s", r"(?>\s+)x", r"(?>a|ab)c", r"a*?", r"(a|b)+?c?", r"\s++", r"\s*+\S",
    r"[a&b]|[b&]", r"[𠮷-𩸽]", r"[^𠮷]", r"𠮷?", r"(?:👩\u200d🚀)+".replace("\\u200d", "\u200d"), r"[#x ]", r"a{2}|b{2,}|c{1,2}", r"(?i:k|don't|let'S)", r"(?i:s)|x",
    r"\'|\"|\`|\<|\>|\#|\@", r"[[a-c][d-f]]+", r"[\[\]\\^]", r"|a", r"(|a)b", r"\.|\-|\/",
]


def entry(seed, pattern, count):
    settings = dict(type="Split", pattern={"Regex": pattern}, behavior="Isolated", invert=False)
    model = {"type": "WordLevel", "vocab": {"?": 0}, "unk_token": "?"}
    empty = dict.fromkeys(("truncation", "padding", "normalizer", "post_processor", "decoder"))
    tokenizer = Tokenizer.from_str(json.dumps(dict(empty, version="1.0", added_tokens=[], pre_tokenizer=settings, model=model)))
    cases = []
    for text in nasty.texts(seed, count, 18):
        cut = [(piece, place) for piece, place in tokenizer.pre_tokenizer.pre_tokenize_str(text) if piece]
        cases.append([text, [piece for piece, place in cut], nasty.flat(place for piece, place in cut)])
    return dict(settings=settings, cases=cases)


nasty.write(HERE / "cases.json", [entry(seed, pattern, 40 if seed < len(WELL_KNOWN) else 22) for seed, pattern in enumerate(WELL_KNOWN + TRICKY)])
