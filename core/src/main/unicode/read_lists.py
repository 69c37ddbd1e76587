"""Reads the lists of dev.hayate.tokenizer.unicode off the original, character by character.

python read_lists.py core/src/main/resources/dev/hayate/tokenizer/unicode     with tokenizers 0.23.2; takes a minute
"""

import base64
import json
import struct
import sys
import textwrap
import unicodedata
from pathlib import Path

from tokenizers import Tokenizer, normalizers, pre_tokenizers

ALL = [chr(c) for c in range(0x110000) if not 0xD800 <= c <= 0xDFFF]


def ranges(characters):
    found = []
    for code_point in sorted(map(ord, characters)):
        if found and found[-1][1] + 1 == code_point:
            found[-1][1] = code_point
        else:
            found.append([code_point, code_point])
    return " ".join("%X" % a if a == b else "%X-%X" % (a, b) for a, b in found)


def such_that(predicate):
    return {c for c in ALL if predicate(c)}


def write(name, head, sections):
    text = head
    for section, numbers in sections:
        text += "\n" + section + "\n" + textwrap.fill(numbers, 110, break_on_hyphens=False) + "\n"
    Path(sys.argv[1], name).write_text(text)


def character_classes():
    digits, whitespace, punctuation = (
        getattr(pre_tokenizers, name)().pre_tokenize_str for name in ("Digits", "Whitespace", "Punctuation"))
    clean, strip = (normalizers.BertNormalizer(
        clean_text=flag, strip_accents=not flag, handle_chinese_chars=False, lowercase=False).normalize_str
        for flag in (True, False))
    marks = normalizers.StripAccents().normalize_str
    # Rules of their own remove or keep these, whatever their class.
    other = such_that(lambda c: clean("a" + c + "b") == "ab") - {"\ufffd"} | set("\t\n\r")
    write("character-classes.txt", CLASSES_HEAD, [
        ("punctuation", ranges(such_that(lambda c: len(punctuation("a" + c + "b")) == 3))),
        ("numeric", ranges(such_that(lambda c: len(digits("a" + c + "b")) == 3))),
        ("word", ranges(such_that(lambda c: [w for w, place in whitespace("a" + c)] == ["a" + c]))),
        ("nonspacing-mark", ranges(such_that(lambda c: strip("a" + c + "b") == "ab"))),
        ("combining-mark", ranges(such_that(lambda c: marks("a" + c + "b") == "ab"))),
        ("other", ranges(other)),
    ])


def lowercase():
    lower = normalizers.Lowercase().normalize_str
    pairs = [(ord(c), ord(lower(c))) for c in ALL if lower(c) != c and len(lower(c)) == 1]
    runs, i = [], 0
    while i < len(pairs):
        end, step = max((run_end(pairs, i, step), -step) for step in (1, 2))
        first, last, target = pairs[i][0], pairs[end][0], pairs[i][1]
        if first == last:
            runs.append("%X=%X" % (first, target))
        else:
            runs.append("%X-%X%s=%X" % (first, last, "/2" if step == -2 else "", target))
        i = end + 1
    write("lowercase.txt", LOWERCASE_HEAD, [("lowercase", " ".join(runs))])


def run_end(pairs, i, step):
    end = i
    while (end + 1 < len(pairs) and pairs[end + 1][0] == pairs[end][0] + step
           and pairs[end + 1][1] - pairs[end + 1][0] == pairs[i][1] - pairs[i][0]):
        end += 1
    return end


def normalization():
    nfd, nfkd, nfc = (getattr(normalizers, form)().normalize_str for form in ("NFD", "NFKD", "NFC"))
    rest = [c for c in ALL if not 0xAC00 <= ord(c) <= 0xD7A3]
    composed, decomposed = [], []
    for c in rest:
        sequence = nfd(c)
        if sequence != c and len(sequence) > 1 and nfc(c) == c:
            first = nfc(sequence[:-1])
            assert len(first) == 1 and nfc(first + sequence[-1]) == c
            composed.append((len(sequence), ord(c), ord(first), ord(sequence[-1])))
        elif sequence != c:
            decomposed.append(c)
    write("normalization.txt", NORMALIZATION_HEAD, [
        ("composed", " ".join("%X=%X+%X" % entry[1:] for entry in sorted(composed))),
        ("decomposed", " ".join(mapping(c, nfd(c)) for c in decomposed)),
        ("compatible", " ".join(mapping(c, nfkd(c)) for c in rest if nfkd(c) != nfd(c))),
        *(("class-%d" % k, ranges(marks)) for k, marks in sorted(combining_classes(nfd).items())),
    ])


def mapping(c, sequence):
    return "%X=%s" % (ord(c), "+".join("%X" % ord(s) for s in sequence))


def combining_classes(nfd):
    """The class of a mark is told by the marks of known class that it changes places with."""
    marks = [c for c in ALL if nfd(c) == c and (moves(nfd, "\u0345" + c) or moves(nfd, c + "\u0334") or c == "\u0345")]
    known = {}
    for c in marks:
        known.setdefault(unicodedata.combining(c), c)
    known.pop(0, None)
    classes = {}
    for c in marks:
        [own] = [k for k, mark in known.items() if mark == c or not (moves(nfd, mark + c) or moves(nfd, c + mark))]
        classes.setdefault(own, []).append(c)
    return classes


def moves(nfd, text):
    return nfd(text) != text


def precompiled(rules):
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
    charsmap = base64.b64encode(struct.pack("<I", len(trie)) + trie + strings).decode()
    empty = dict.fromkeys(("truncation", "padding", "pre_tokenizer", "post_processor", "decoder"))
    return Tokenizer.from_str(json.dumps(dict(
        empty, version="1.0", added_tokens=[], model={"type": "WordLevel", "vocab": {"?": 0}, "unk_token": "?"},
        normalizer={"type": "Precompiled", "precompiled_charsmap": charsmap}))).normalizer.normalize_str


def graphemes():
    """A rule takes a whole cluster if that is shorter than 6 bytes, so what is left tells where clusters end."""
    acute, joiner, virama, ka = "\u0301", "\u200d", "\u094d", "\u0915"
    leading, vowel, trailing = "\u1100", "\u1161", "\u11a8"
    known = {"a": "X", "b": "B", "©": "Y", ka: "K", leading: "L", vowel: "V", trailing: "T"}
    text = precompiled(known | {acute: "M"})

    def joined(before, after):
        """Whether something precedes `after` in its cluster: then the cluster is too long for its rule."""
        return such_that(lambda c: text(before + c + after + acute).endswith("M"))

    joins = such_that(lambda c: c not in text("a" + c)) - set(known)
    prepend = such_that(lambda c: text(c + "b" + acute + "\u0302").endswith("M\u0302"))
    extend = (joined("©", joiner + "©") & joins) - {joiner}
    control = such_that(lambda c: text(c + acute + "\u0302").endswith("M"))
    before_vowel, before_trailing = joined("", vowel) - prepend, joined("", trailing) - prepend
    syllables = {chr(c) for c in range(0xAC00, 0xD7A4)}
    vowels = (before_vowel & before_trailing) - syllables
    write("graphemes.txt", GRAPHEMES_HEAD, [
        ("control", ranges(control - set("\r\n"))),
        ("extend", ranges(extend)),
        ("spacing-mark", ranges(joins - extend - {joiner})),
        ("prepend", ranges(prepend)),
        ("pictographic", ranges(joined("", joiner + "©") - joins)),
        ("consonant", ranges(joined("", virama + ka) - prepend)),
        ("linker", ranges(joined(ka, ka) - prepend)),
        ("leading-jamo", ranges(joined("", leading) - prepend)),
        ("vowel-jamo", ranges(vowels)),
        ("trailing-jamo", ranges(before_trailing - vowels - syllables)),
    ])


def scripts():
    """Two characters are cut apart if their scripts differ; one without a script is never cut off."""
    cut = pre_tokenizers.UnicodeScripts().pre_tokenize_str

    def apart(reference, characters):
        found = set()
        for i in range(0, len(characters), 5000):
            part = characters[i : i + 5000]
            starts = {start for _, (start, _) in cut(reference + "".join(c + reference for c in part))}
            found |= {c for k, c in enumerate(part) if 1 + 2 * k in starts}
        return found

    latin_or_none = sorted(set(ALL) - apart("a", ALL))
    none = set(latin_or_none) - apart("\u03b1", latin_or_none)
    left, sections = [c for c in ALL if c not in none], []
    while left:
        others = apart(left[0], left)
        sections.append((unicodedata.name(left[0], "control"), ranges(set(left) - others)))
        left = sorted(others)
    write("scripts.txt", SCRIPTS_HEAD, [(name.split()[0].lower() + " " + numbers.split()[0], numbers) for name, numbers in sections])


CLASSES_HEAD = """\
# Classes of characters as HF tokenizers 0.23.2 sees them: every scalar value was asked for by running the
# original. Each class is of the Unicode version of the Rust crate behind it, so the lists differ in age.
#   punctuation      pre-tokenizer Punctuation: ASCII punctuation or general category P*
#   numeric          pre-tokenizer Digits: general category N*
#   word             \\w of the crate regex (pre-tokenizer Whitespace, added tokens with single_word)
#   nonspacing-mark  normalizer BertNormalizer with strip_accents: general category Mn
#   combining-mark   normalizer StripAccents: general category M*
#   other            normalizer BertNormalizer with clean_text: general category Cc, Cf, Co
# A class is its name alone on a line, then ranges of code points in hexadecimal, both ends included.
"""
LOWERCASE_HEAD = """\
# Lower case as HF tokenizers 0.23.2 (Rust's char::to_lowercase) has it, read off the original. Runs of characters,
# with /2 every second one, and what the first of them becomes; all in hexadecimal. U+0130 becomes two and is not here.
"""
NORMALIZATION_HEAD = """\
# Unicode normalization as HF tokenizers 0.23.2 (its crate unicode-normalization-alignments) knows it: read off the
# original, character by character and pair by pair; Hangul syllables are left to arithmetic.
#   composed      characters that two others compose to: character=first+second
#   decomposed    other characters with a canonical decomposition, in full: character=sequence
#   compatible    characters whose compatibility decomposition differs, in full: character=sequence
#   class-N       characters of the canonical combining class N
# All in hexadecimal but N.
"""
GRAPHEMES_HEAD = """\
# Grapheme_Cluster_Break and what else decides where grapheme clusters end, as HF tokenizers 0.23.2 (its crate
# unicode-segmentation) knows it: read off the original through normalizers that tell where clusters end. CR, LF,
# ZERO WIDTH JOINER, regional indicators and Hangul syllables need no list.
#   pictographic, consonant, linker: Extended_Pictographic, Indic_Conjunct_Break=Consonant and =Linker
# Ranges of code points in hexadecimal, both ends included.
"""

SCRIPTS_HEAD = """\
# Scripts of characters as the pre-tokenizer UnicodeScripts of HF tokenizers 0.23.2 tells them apart, read off the
# original. Hiragana, Katakana and the long vowel mark count as Han. What stands in no list has no script and goes with
# what comes before it. A script is headed by the first word of its first character's name and that character.
# Ranges of code points in hexadecimal, both ends included.
"""

if __name__ == "__main__":
    character_classes()
    lowercase()
    normalization()
    graphemes()
    scripts()
