"""Writes cases.json: the doubles that HF tokenizers reads from the digits of a score, [digits, shortest digits of the
double] each.

python make.py     with tokenizers 0.23.2
"""

import json
import pathlib
import random
import re

from tokenizers import Tokenizer

HERE = pathlib.Path(__file__).parent


def digits():
    yield from ("0", "-0", "0.0", "-0.0", "-1", "1", "18446744073709551615", "18446744073709551616", "-9223372036854775808", "-9223372036854775809",
                "123456789012345678901234567890", "0.1", "0.30000000000000004", "-4.0", "1e0", "1E+2", "1e-2", "1.5e3", "-2.5E-3", "100e-2",
                "9007199254740993", "9007199254740993.0", "9007199254740992.9999", "0.000001", "1e22", "1e23", "8.5e22", "1e-5", "2.2250738585072014e-308",
                "4.9e-324", "1e-323", "2.5e-324", "1e-400", "0e400", "0.0e99999999999", "1e-99999999999", "1e95", "123e-330", "12345678901234567890e-19",
                "0.12345678901234567890123", "1844674407370955161.5", "1844674407370955161.6", "18446744073709551615.5", "184467440737095516150.5",
                "0.00000000000000000000000000000000000001", "99999999999999999999.9e-5", "-11.512925464970229", "-8.5171931914162382", "-13.815510557964274")
    chance = random.Random(7)
    for _ in range(400):
        whole = str(chance.randrange(10 ** chance.randint(1, 3)))
        part = "".join(chance.choice("0123456789") for _ in range(chance.randint(1, 22)))
        yield "-" * chance.randint(0, 1) + whole + "." + part
    for _ in range(150):
        part = "".join(chance.choice("0123456789") for _ in range(chance.randint(1, 25)))
        yield f"{chance.randint(1, 9)}.{part}e{chance.choice('+-')}{chance.randint(0, 90)}"
    for _ in range(100):
        yield repr(-chance.random() * 20)


def read(number):
    file = '{"version":"1.0","added_tokens":[],"model":{"type":"Unigram","unk_id":0,"vocab":[["a",%s]]}}' % number
    score = re.search(r'\[\s*"a",\s*(\S+?)\s*\]', Tokenizer.from_str(file).to_str()).group(1)
    return repr(float(score))


(HERE / "cases.json").write_text("[" + ",\n".join(json.dumps([number, read(number)]) for number in digits()) + "]\n")
