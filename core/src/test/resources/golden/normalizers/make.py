"""Writes cases.json: what HF tokenizers makes of small nasty texts, and where it says each character came from.

python make.py > cases.json     with tokenizers 0.23.2
"""

import base64
import json
import random
import struct

from tokenizers import Regex, Tokenizer, pre_tokenizers


def charsmap(rules):
    """Rules in the form of sentencepiece; every node of the trie gets a block of 256 units, which is enough here."""
    strings, root = b"", {}
    for key, replacement in rules.items():
        node = root
        for byte in key.encode():
            node = node.setdefault(byte, {})
        node[0] = len(strings)
        strings += replacement.encode() + b"\0"
    units = [0] * 256

    def place(node, position):
        base = len(units)
        units.extend([0] * 256)
        units[position] |= (position ^ base) << 10 | (1 << 8 if 0 in node else 0)
        for label, child in node.items():
            units[base ^ label] = 1 << 31 | child if label == 0 else label
        for label, child in node.items():
            if label:
                place(child, base ^ label)

    place(root, 0)
    trie = struct.pack("<%dI" % len(units), *units)
    return base64.b64encode(struct.pack("<I", len(trie)) + trie + strings).decode()


def step(kind, **settings):
    return dict(type=kind, **settings)


def sequence(*normalizers):
    return step("Sequence", normalizers=list(normalizers))


RULES = step("Precompiled", precompiled_charsmap=charsmap({
    "a": "X", "b": "", "e\u0301": "é", "©": "(c)", "\u1161": "V", "\n": "NL", "\r": "", "か\u3099": "が", "क": "KK",
    "\u0600": "P", "\u0302\u0303": "QRS", "f": "\u0301x", "㈱": "(株)", "\u200b": "",
}))
NORMALIZERS = {
    "nmt": step("Nmt"),
    "nfc": step("NFC"),
    "nfd": step("NFD"),
    "nfkc": step("NFKC"),
    "nfkd": step("NFKD"),
    "lowercase": step("Lowercase"),
    "strip accents": sequence(step("NFKD"), step("StripAccents")),
    "byte level": step("ByteLevel"),
    "bert": step("BertNormalizer", clean_text=True, handle_chinese_chars=True, strip_accents=None, lowercase=True),
    "bert cased": step("BertNormalizer", clean_text=True, handle_chinese_chars=True, strip_accents=None, lowercase=False),
    "bert accents": step("BertNormalizer", clean_text=False, handle_chinese_chars=False, strip_accents=True, lowercase=False),
    "strip": step("Strip", strip_left=True, strip_right=True),
    "strip left": step("Strip", strip_left=True, strip_right=False),
    "strip right": step("Strip", strip_left=False, strip_right=True),
    "precompiled": RULES,
    "japanese": sequence(step("Nmt"), step("NFKC"), step("Lowercase")),
    "llama": sequence(step("Prepend", prepend="▁"), step("Replace", pattern={"String": " "}, content="▁")),
    "spaces": sequence(RULES, step("Strip", strip_left=False, strip_right=True),
                       step("Replace", pattern={"Regex": " {2,}"}, content="▁")),
    "white space": sequence(step("NFC"), step("Replace", pattern={"Regex": "\\s+"}, content=" "), step("Lowercase")),
    "replace": sequence(step("Replace", pattern={"String": "é"}, content=""), step("Replace", pattern={"String": "ab"}, content="$1é"),
                        step("NFD"), step("Replace", pattern={"String": ""}, content="-")),
    "regex": step("Replace", pattern={"Regex": "a|(?=b)|[あ-う]*c"}, content="Zé"),
    "many contexts": sequence(RULES, step("NFKC"), step("Lowercase"), step("Nmt"), step("NFC"), step("StripAccents")),
    "contexts at the end": sequence(step("Lowercase"), step("StripAccents"), step("NFKD"), RULES, step("ByteLevel")),
}
ALPHABETS = [
    "abefcKÅ©®☺\u0301\u0302\u0303\u200d\u200c\u0600\r\n",
    "かがハパぱは\u3099\u309aﾞﾟｶﾊー㌀㌔㈱①Ａ１",
    "\u1100\u1161\u11a8\uac00\uac01\ud7a3\u0301ㄱﾡ",
    "कक़ज\u094d\u093c\u0301\u200d\u200c\u0903\u0dd9\u0dca\u0dcf\u0ddd\u09c7\u09be",
    " \t\u00a0\u3000\u200b\u2028\u0085ab あい  c\ufeff\ufffd\u2581\0\x01\x7f",
    "éüñçİΣσßſﬁÅ\u0323\u0307\u0344\u0f73\u0345\u0334\U0001d15e\u212b\u1e9b\ufb2c",
    "漢字中\uf900\u3400\U00020000\U0002b820\U0002b920𠮷ー、",
    "\U0001f1ef\U0001f1f5\U0001f3fb👍👩\u200d🚀\ufe0f☺\u0301\u0600",
    "\u0897\u1ace\U0001e6f5\U00010efc\U00011de0\u1c89\U00010d50\ua7dc",
]


def texts(seed):
    chance = random.Random(seed)
    for _ in range(60):
        letters = "".join(chance.sample(ALPHABETS, chance.choice((1, 1, 2))))
        yield "".join(chance.choice(letters) for _ in range(chance.randint(1, 9)))


def case(tokenizer, text):
    normalized = tokenizer.normalizer.normalize_str(text)
    offsets = tokenizer.encode(text, add_special_tokens=False).offsets
    return [text, normalized, [place for offset in offsets for place in offset]]


def cases(seed, normalizer):
    model = {"type": "WordLevel", "vocab": {"?": 0}, "unk_token": "?"}
    empty = dict.fromkeys(("truncation", "padding", "pre_tokenizer", "post_processor", "decoder"))
    tokenizer = Tokenizer.from_str(json.dumps(
        dict(empty, version="1.0", added_tokens=[], normalizer=normalizer, model=model)))
    tokenizer.pre_tokenizer = pre_tokenizers.Split(Regex(r"[\s\S]"), "isolated")
    return [case(tokenizer, text) for text in texts(seed)]


golden = [dict(name=name, normalizer=normalizer, cases=cases(seed, normalizer))
          for seed, (name, normalizer) in enumerate(NORMALIZERS.items())]
print("[" + ",\n".join(json.dumps(entry, separators=(",", ":")).replace("],[\"", "],\n[\"") for entry in golden) + "]")
