"""Texts that are hard for tokenizers, and the form in which make.py in the folders beside writes its cases."""

import json
import random

ALPHABETS = [
    "abcXYZ don't we'LL  it's 'Re ",
    "日本語の東京タワーﾊﾟｶﾊ㈱、。ー々〆\u3000 が\u3099",
    "👍👩\u200d🚀👨\u200d👩\u200d👧🇯🇵🏴\U000e0067\ufe0f\u20e3☺",
    "eé\u0301\u0308ñ\u0323àßσΣςİıſK",
    "\0\x01\x1f\x7f\u0085\u00a0\u200b\u200e\u2028\ufeff\ufffd\u00ad",
    "     \t\n\r\n\v\f  x\u2003\u3000\u1680\u202f",
    "12３४٣²½Ⅷ①一𝟘 3.14,",
    "!?.,;:-_()[]{}«»「」・…—‘’\"'`~@#$%^&*+=<>|\\/€￥№♪",
    "สวัสดีครับ มَرحباً بكم שלום 안녕하세요\u1112\u1161\u11ab नमस्ते क्ष",
    "𠮷𩸽𝒳\U0001f9d1\U00010400\U0001d165ａＺ𐌀\U00020000",
    "▁▁a ▁ b▁_ ",
    "Ελλάδα Привет мир Հայ ქართ",
]


def texts(seed, count, longest=14, alphabets=ALPHABETS):
    """An empty text, then random ones from one, two or all alphabets."""
    chance = random.Random(seed)
    found = [""]
    while len(found) < count:
        letters = "".join(chance.sample(alphabets, min(len(alphabets), chance.choice((1, 1, 2, 2, len(alphabets))))))
        found.append("".join(chance.choice(letters) for _ in range(chance.randint(1, longest))))
    return found


def flat(pairs):
    return [number for pair in pairs for number in pair]


def write(path, entries):
    """A list of entries, each with its "cases", one case a line."""
    with open(path, "w", encoding="utf-8") as out:
        out.write("[")
        for e, entry in enumerate(entries):
            out.write(",\n" if e else "")
            head = {name: value for name, value in entry.items() if name != "cases"}
            out.write(compact(head)[:-1] + ',"cases":[\n' + ",\n".join(map(compact, entry["cases"])) + "]}")
        out.write("]\n")


def compact(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
