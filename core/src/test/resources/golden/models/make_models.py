"""Writes the small models beside this file and what the originals make of some texts.

python make_models.py      (tokenizers 0.23.2, sentence-transformers 6.0.1, torch 2.13, safetensors, numpy 2.4)

Model2Vec itself is not needed: `model2vec_encode` restates StaticModel.encode of Model2Vec in numpy.
"""
import json
import os
import shutil

import numpy as np
import torch
from safetensors.numpy import save_file
from sentence_transformers import SentenceTransformer, quantize_embeddings, util
from sentence_transformers.sentence_transformer.modules import Normalize, StaticEmbedding
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

HERE = os.path.dirname(os.path.abspath(__file__))
DIMENSION = 6
WORDS = "東京 は 雨 晴れ 今日 明日 ラーメン が 好き 寒い 🍜 search query: passage: a b c".split()
TEXTS = [
    "", " ", "東京", "東京 は 雨", "今日 は 晴れ 明日 は 雨", "東京 は 知らない 雨", "知らない", "🍜 が 好き",
    "ラーメン が 好き 好き 好き", "a b c search", "東京  は   雨 ",
]
LONG = " ".join(WORDS[i * i % len(WORDS)] for i in range(700))
EDGE = "東京 " + "🍜" * 1000 + " 雨 " + "y" * 600 + " a b c"


def word_level():
    vocab = {w: i for i, w in enumerate(["[PAD]", "[UNK]"] + WORDS)}
    tokenizer = Tokenizer(models.WordLevel(vocab, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    return tokenizer


def word_piece():
    pieces = ["[PAD]", "[UNK]", "a", "b", "c", "ab", "##a", "##b", "##c", "##bc", "run", "##ning", "##n", "##ner",
              "東", "京", "都", "に", "住", "む", "the", "quick", "fox", "##es", "x", "y", "unused", "##unused",
              "t", "te", "##est", "##o"]
    tokenizer = Tokenizer(models.WordPiece({p: i for i, p in enumerate(pieces)}, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer()
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.add_special_tokens(["[PAD]", "[UNK]", "[EXTRA]"])
    return tokenizer


def unigram():
    pieces = [("<s>", 0.0), ("<pad>", 0.0), ("</s>", 0.0), ("<unk>", 0.0), ("▁", -2.5), ("▁東京", -4.125), ("東京", -4.5),
              ("東", -6.75), ("京", -6.5), ("都", -6.25), ("に", -3.0), ("▁に", -5.0), ("住む", -5.5), ("住", -7.0),
              ("む", -7.25), ("雨", -5.75), ("晴れ", -6.0), ("の", -2.75), ("ラーメン", -7.5), ("ラー", -8.0),
              ("メン", -8.25), ("ー", -6.125), ("a", -4.0), ("b", -4.25), ("ab", -7.75), ("▁a", -3.5), ("ん", -9.5),
              ("たべ", -8.75), ("たい", -5.25), ("が", -3.25)]
    tokenizer = Tokenizer(models.Unigram(pieces, 3, False))
    tokenizer.normalizer = normalizers.Sequence([normalizers.Nmt(), normalizers.NFKC(), normalizers.Lowercase()])
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    tokenizer.add_special_tokens(["<s>", "<pad>", "</s>", "<unk>", "[unused0]"])
    return tokenizer


def weights(rows, seed, dtype=torch.float32):
    generator = torch.Generator().manual_seed(seed)
    return torch.randn((rows, DIMENSION), generator=generator, dtype=torch.float64).to(dtype)


def fresh(name):
    folder = os.path.join(HERE, name)
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    return folder


def floats(vector):
    return [float(np.float32(x)) for x in np.asarray(vector, dtype=np.float64)]


def st_cases(model, calls, texts=TEXTS):
    cases = []
    for call in calls:
        for text in texts:
            options = dict(call)
            task = options.pop("task", None)
            encode = {None: model.encode, "query": model.encode_query, "document": model.encode_document}[task]
            vector = floats(encode(text, **options))
            # float16 cannot hold the least norm, so torch divides zero by zero there
            if not np.isnan(vector).any():
                cases.append({"text": text, "call": call, "vector": vector})
    return cases


def write_cases(folder, cases):
    with open(os.path.join(folder, "expected.jsonl"), "w", encoding="utf8") as out:
        for case in cases:
            out.write(json.dumps(case, ensure_ascii=False) + "\n")


def save_st(model, folder):
    model.save_pretrained(folder, create_model_card=False)


CALLS = [{}, {"normalize_embeddings": True}, {"truncate_dim": 3}, {"truncate_dim": 3, "normalize_embeddings": True}]


def st_root():
    folder = fresh("st-root")
    tokenizer = word_level()
    model = SentenceTransformer(
        modules=[StaticEmbedding(tokenizer, embedding_weights=weights(tokenizer.get_vocab_size(), 1))],
        prompts={"query": "query: ", "passage": "passage: ", "search": "search "}, default_prompt_name="search",
        similarity_fn_name="dot", device="cpu")
    save_st(model, folder)
    calls = CALLS + [{"prompt": ""}, {"prompt": "a "}, {"prompt": "東"}, {"prompt_name": "passage"},
                     {"task": "query"}, {"task": "document"}]
    write_cases(folder, st_cases(model, calls) + st_cases(model, [{}], [LONG]))


def st_nested_normalized():
    """The layout of version 3, with a Normalize that has no folder."""
    folder = fresh("st-nested-normalized")
    tokenizer = word_piece()
    model = SentenceTransformer(
        modules=[StaticEmbedding(tokenizer, embedding_weights=weights(tokenizer.get_vocab_size(), 2)), Normalize()],
        device="cpu")
    os.makedirs(os.path.join(folder, "0_StaticEmbedding"))
    model[0].save(os.path.join(folder, "0_StaticEmbedding"))
    json.dump([{"idx": 0, "name": "0", "path": "0_StaticEmbedding",
                "type": "sentence_transformers.models.StaticEmbedding"},
               {"idx": 1, "name": "1", "path": "1_Normalize", "type": "sentence_transformers.models.Normalize"}],
              open(os.path.join(folder, "modules.json"), "w"), indent=2)
    json.dump({"__version__": {"sentence_transformers": "3.3.1"}, "prompts": {}, "default_prompt_name": None,
               "similarity_fn_name": "cosine", "truncate_dim": 4},
              open(os.path.join(folder, "config_sentence_transformers.json"), "w"), indent=2)
    loaded = SentenceTransformer(folder, device="cpu")
    texts = ["", "abc", "running runner", "東京都に住む", "the quick foxes", "zzz abc", "[EXTRA] abc"]
    write_cases(folder, st_cases(loaded, CALLS + [{"truncate_dim": 6}], texts))


def st_dtype(name, dtype, seed):
    folder = fresh(name)
    tokenizer = word_level()
    model = SentenceTransformer(
        modules=[StaticEmbedding(tokenizer, embedding_weights=weights(tokenizer.get_vocab_size(), seed, dtype))],
        device="cpu")
    save_st(model, folder)
    write_cases(folder, st_cases(model, CALLS))


def st_unigram():
    folder = fresh("st-unigram")
    tokenizer = unigram()
    model = SentenceTransformer(
        modules=[StaticEmbedding(tokenizer, embedding_weights=weights(tokenizer.get_vocab_size(), 7))], device="cpu")
    save_st(model, folder)
    write_cases(folder, st_cases(model, CALLS, ["", "東京都に住む", "ラーメンがたべたい", "雨 晴れ", "知らない東京", "ab A", "<s>雨"]))


def model2vec_encode(texts, tokenizer, embeddings, normalize, weights=None, mapping=None, max_length=512):
    """StaticModel.tokenize, _encode_helper and _encode_batch, one text a batch."""
    unk = getattr(tokenizer.model, "unk_token", None)
    unk = None if unk is None else tokenizer.get_vocab()[unk]
    median = int(np.median([len(token) for token in tokenizer.get_vocab()]))
    vectors = []
    for text in texts:
        if max_length is not None:
            text = text[: max_length * median]
        ids = [i for i in tokenizer.encode(text, add_special_tokens=False).ids if i != unk]
        if max_length is not None:
            ids = ids[:max_length]
        if ids:
            rows = embeddings[ids if mapping is None else mapping[ids]]
            if weights is not None:
                rows = rows * weights[ids][:, None]
            vector = rows.mean(axis=0)
        else:
            vector = np.zeros(embeddings.shape[1])
        out = np.stack([vector])
        if normalize:
            out = out / (np.linalg.norm(out, axis=1, keepdims=True) + 1e-32)
        vectors.append(out[0])
    return vectors


def model2vec(name, tokenizer, embeddings, normalize, weights=None, mapping=None, modules=False, texts=TEXTS):
    folder = fresh(name)
    tensors = {"embeddings": embeddings}
    if weights is not None:
        tensors["weights"] = weights
    if mapping is not None:
        tensors["mapping"] = mapping
    save_file(tensors, os.path.join(folder, "model.safetensors"))
    tokenizer.save(os.path.join(folder, "tokenizer.json"), pretty=False)
    config = {"model_type": "model2vec", "architectures": ["StaticModel"], "hidden_dim": embeddings.shape[1],
              "embedding_dtype": embeddings.dtype.name}
    if normalize is not None:
        config["normalize"] = normalize
    json.dump(config, open(os.path.join(folder, "config.json"), "w"), indent=4)
    if modules:
        json.dump([{"idx": 0, "name": "0", "path": ".", "type": "sentence_transformers.models.StaticEmbedding"},
                   {"idx": 1, "name": "1", "path": "1_Normalize", "type": "sentence_transformers.models.Normalize"}],
                  open(os.path.join(folder, "modules.json"), "w"), indent=4)
    cases = []
    for dimension, max_length in ((None, 512), (None, None), (None, 4), (3, 4)):
        call = {"truncate_dim": dimension, "max_length": max_length}
        table = embeddings if dimension is None else embeddings[:, :dimension]
        vectors = model2vec_encode(texts, tokenizer, table, bool(normalize), weights, mapping, max_length)
        cases += [{"text": t, "call": call, "vector": floats(v)} for t, v in zip(texts, vectors)]
    if modules:
        model = SentenceTransformer(folder, device="cpu")
        cases = st_cases(model, CALLS)
    write_cases(folder, cases)


def quantization():
    folder = fresh("quantization")
    generator = np.random.default_rng(11)
    vectors = generator.standard_normal((40, 13)).astype(np.float32)
    vectors[:, 4] = 0.25
    vectors[3, 5] = 0.0
    vectors[4, 5] = -0.0
    calibration = (generator.standard_normal((60, 13)) * 0.5).astype(np.float32)
    out = {"vectors": [floats(v) for v in vectors], "calibration": [floats(v) for v in calibration]}
    for precision in ("int8", "uint8", "binary", "ubinary"):
        out[precision] = quantize_embeddings(vectors, precision).tolist()
        out[precision + "_calibrated"] = quantize_embeddings(vectors, precision, calibration_embeddings=calibration).tolist()
    json.dump(out, open(os.path.join(folder, "expected.json"), "w"))


def similarity():
    folder = fresh("similarity")
    generator = np.random.default_rng(12)
    a = generator.standard_normal((5, 19)).astype(np.float32)
    b = generator.standard_normal((7, 19)).astype(np.float32)
    a[1] = 0
    b[2] = a[0]
    b[3] = 0
    b[4] = 1e-14
    out = {"a": [floats(v) for v in a], "b": [floats(v) for v in b]}
    for name in ("cosine", "dot", "euclidean", "manhattan"):
        matrix = util.SimilarityFunction.to_similarity_fn(name)
        pairwise = util.SimilarityFunction.to_similarity_pairwise_fn(name)
        # as float64, so that the expected values carry no rounding of the original's sums
        out[name] = matrix(torch.tensor(a).double(), torch.tensor(b).double()).tolist()
        out[name + "_pairwise"] = pairwise(torch.tensor(a).double(), torch.tensor(b[:5]).double()).tolist()
        out[name + "_float32"] = matrix(torch.tensor(a), torch.tensor(b)).tolist()
    json.dump(out, open(os.path.join(folder, "expected.json"), "w"))


if __name__ == "__main__":
    st_root()
    st_nested_normalized()
    st_dtype("st-f16", torch.float16, 3)
    st_dtype("st-bf16", torch.bfloat16, 4)
    st_dtype("st-f64", torch.float64, 5)
    st_unigram()
    long_texts = TEXTS + [LONG, EDGE]
    size = word_level().get_vocab_size()
    model2vec("m2v-f32", word_level(), weights(size, 21).numpy(), True, texts=long_texts)
    model2vec("m2v-f16", word_level(), weights(size, 22, torch.float16).numpy(), None)
    model2vec("m2v-unigram", unigram(), weights(unigram().get_vocab_size(), 23).numpy(), False,
              texts=["", "東京都に住む", "知らない東京", "ab A"])
    generator = np.random.default_rng(24)
    model2vec("m2v-quantized", word_level(), generator.integers(-127, 128, (8, DIMENSION)).astype(np.int8), True,
              weights=generator.random(size).astype(np.float32), mapping=generator.integers(0, 8, size).astype(np.int64))
    model2vec("m2v-int8", word_level(), generator.integers(-127, 128, (size, DIMENSION)).astype(np.int8), True)
    model2vec("m2v-with-modules", word_level(), weights(size, 25).numpy(), True, modules=True)
    quantization()
    similarity()
