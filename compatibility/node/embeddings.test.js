// OpenAI's client for Node against a running hayate serve, which HAYATE_URL names.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { before, test } from "node:test";
import OpenAI from "openai";

const url = process.env.HAYATE_URL;
const model = process.env.HAYATE_MODEL ?? "hayate-ja";
const expected = process.env.HAYATE_EXPECTED ? JSON.parse(readFileSync(process.env.HAYATE_EXPECTED, "utf8")) : {};
const texts = Object.keys(expected).length > 0 ? Object.keys(expected) : ["猫が好き", "東京は日本の首都です。"];

let client;

before(() => {
  assert.ok(url, "set HAYATE_URL to the address of a running server, such as http://127.0.0.1:8080");
  client = connect(process.env.HAYATE_KEY ?? "none");
});

function connect(apiKey) {
  return new OpenAI({ baseURL: `${url}/v1`, apiKey, maxRetries: 0 });
}

function assertVector(actual, text, name = "vector") {
  if (expected[text]) {
    assert.deepEqual(Float32Array.from(actual), Float32Array.from(expected[text][name]));
  }
  const length = Math.hypot(...actual);
  assert.ok(Math.abs(length - 1) < 1e-5, `a vector of length ${length}`);
}

test("one text", async () => {
  const response = await client.embeddings.create({ model, input: texts[0] });
  assert.equal(response.object, "list");
  assert.equal(response.model, model);
  assert.equal(response.data.length, 1);
  assertVector(response.data[0].embedding, texts[0]);
});

test("many texts in their order, with their tokens", async () => {
  const response = await client.embeddings.create({ model, input: texts });
  response.data.forEach((item, i) => {
    assert.equal(item.index, i);
    assertVector(item.embedding, texts[i]);
  });
  const tokens = texts.reduce((sum, text) => sum + (expected[text]?.tokens.length ?? 0), 0);
  assert.equal(response.usage.prompt_tokens, response.usage.total_tokens);
  if (tokens > 0) {
    assert.equal(response.usage.prompt_tokens, tokens);
  }
});

test("tokens", { skip: !expected[texts[0]] && "needs HAYATE_EXPECTED" }, async () => {
  const input = texts.map((text) => expected[text].tokens);
  const response = await client.embeddings.create({ model, input });
  response.data.forEach((item, i) => assertVector(item.embedding, texts[i]));
});

test("fewer dimensions", async () => {
  const response = await client.embeddings.create({ model, input: texts, dimensions: 64 });
  response.data.forEach((item, i) => {
    assert.equal(item.embedding.length, 64);
    assertVector(item.embedding, texts[i], "vector64");
  });
});

test("numbers and base64 say the same", async () => {
  const numbers = await client.embeddings.create({ model, input: texts, encoding_format: "float" });
  const base64 = await client.embeddings.create({ model, input: texts, encoding_format: "base64" });
  numbers.data.forEach((item, i) => {
    assertVector(item.embedding, texts[i]);
    const bytes = Buffer.from(base64.data[i].embedding, "base64");
    const values = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
    assert.deepEqual(values, Float32Array.from(item.embedding));
  });
});

test("the model is listed", async () => {
  const names = [];
  for await (const listed of client.models.list()) {
    names.push(listed.id);
  }
  assert.ok(names.includes(model), `expected ${model} among ${names}`);
});

test("an unknown model is not found", async () => {
  await assert.rejects(
    client.embeddings.create({ model: "text-embedding-3-small", input: "猫" }),
    (error) => error instanceof OpenAI.NotFoundError && error.code === "model_not_found" && error.message.includes(model),
  );
});

test("a dimension that the model has not is a bad request", async () => {
  await assert.rejects(
    client.embeddings.create({ model, input: "猫", dimensions: 100000 }),
    (error) => error instanceof OpenAI.BadRequestError && error.param === "dimensions",
  );
});

test("no input is a bad request", async () => {
  for (const input of ["", []]) {
    await assert.rejects(
      client.embeddings.create({ model, input }),
      (error) => error instanceof OpenAI.BadRequestError && error.param === "input",
    );
  }
});

test("a wrong key is refused", { skip: !process.env.HAYATE_KEY && "needs HAYATE_KEY" }, async () => {
  await assert.rejects(
    connect("sk-wrong").embeddings.create({ model, input: "猫" }),
    (error) => error instanceof OpenAI.AuthenticationError && error.code === "invalid_api_key",
  );
});
