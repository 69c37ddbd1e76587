"""POST /v1/embeddings by sentence-transformers under FastAPI, as one would write it.

Arguments: a model folder, a port, how many processes. Needs fastapi, orjson, uvicorn, sentence-transformers.
"""

import base64
import os
import sys

import orjson
import torch
import uvicorn
from fastapi import FastAPI, Response
from pydantic import BaseModel
from sentence_transformers import SentenceTransformer

torch.set_num_threads(1)
model = SentenceTransformer(os.environ.get("HAYATE_MODEL", sys.argv[1] if len(sys.argv) > 1 else ""), device="cpu")
app = FastAPI()


class Request(BaseModel):
    input: str | list[str]
    model: str = ""
    encoding_format: str = "float"


@app.post("/v1/embeddings")
async def embeddings(request: Request):
    texts = [request.input] if isinstance(request.input, str) else request.input
    vectors = model.encode(texts, batch_size=256, normalize_embeddings=True, show_progress_bar=False)
    if request.encoding_format == "base64":
        vectors = [base64.b64encode(vector.tobytes()).decode() for vector in vectors]
    data = [{"object": "embedding", "index": i, "embedding": vector} for i, vector in enumerate(vectors)]
    answer = {"object": "list", "data": data, "model": request.model, "usage": {"prompt_tokens": 0, "total_tokens": 0}}
    return Response(orjson.dumps(answer, option=orjson.OPT_SERIALIZE_NUMPY), media_type="application/json")


if __name__ == "__main__":
    os.environ["HAYATE_MODEL"] = sys.argv[1]
    sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
    uvicorn.run(
        "sentence_transformers_server:app",
        host="127.0.0.1",
        port=int(sys.argv[2]),
        workers=int(sys.argv[3]),
        log_level="error",
    )
