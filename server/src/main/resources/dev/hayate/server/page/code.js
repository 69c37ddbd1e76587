// The commands and programs that do what the screen shows.

import {find} from './dom.js';
import {say} from './strings.js';

const BUNDLED = 'hayate-ja';

export class Code {
  #text = find('#code-text');
  #source;

  /** @param source tells the model, the dimension, the sentences, the query and the documents of the screen */
  constructor(source) {
    this.#source = source;
    find('#code').addEventListener('change', () => this.show());
    find('#copy').addEventListener('click', () => this.#copy());
  }

  show() {
    const task = find('input[name=code-task]:checked').value;
    const language = find('input[name=code-language]:checked').value;
    this.#text.textContent = WRITERS[language][task](this.#source());
  }

  async #copy() {
    try {
      await navigator.clipboard.writeText(this.#text.textContent);
      this.#tell('copied');
    } catch {
      getSelection().selectAllChildren(this.#text);
      this.#tell('copyFailed');
    }
  }

  #tell(name) {
    const button = find('#copy');
    find('#live').textContent = say(name);
    if (name === 'copied') {
      button.textContent = say(name);
      setTimeout(() => { button.textContent = say('copy'); }, 2000);
    }
  }
}

const WRITERS = {
  curl: {
    similar: screen => curl(screen, screen.sentences, [
      '[.data[].embedding] as $v',
      '$v[] as $a | [$v[] | [$a, .] | transpose | map(.[0] * .[1]) | add | . * 100 | round / 100] | @tsv',
    ]),
    rank: screen => curl(screen, [screen.query, ...screen.documents], [
      '[.data[].embedding] as [$q]',
      '[.data[1:][] | {i: .index, s: ([$q, .embedding] | transpose | map(.[0] * .[1]) | add)}]',
      'sort_by(-.s)[] | "\\(.s * 100 | round / 100)\\t\\(.i)"',
    ]),
  },
  java: {
    similar: screen => java(screen, `    List<String> texts = ${javaList(screen.sentences)};
`, `        Embeddings vectors = model.encode(texts, options);
        for (float[] row : Similarity.COSINE.matrix(vectors, vectors)) {
            for (float similarity : row) {
                System.out.printf("%6.2f", similarity);
            }
            System.out.println();
        }`),
    rank: screen => java(screen, `    String query = ${JSON.stringify(screen.query)};
    List<String> documents = ${javaList(screen.documents)};
`, `        Embeddings vectors = model.encode(documents, options);
        for (Similarity.Hit hit : Similarity.COSINE.top(model.encode(query, options), vectors, ${screen.documents.length})) {
            System.out.printf("%.2f  %s%n", hit.score(), documents.get(hit.index()));
        }`),
  },
  python: {
    similar: screen => python(screen, `texts = ${pythonList(screen.sentences)}`, 'texts', `for a in vectors:
    print(" ".join(f"{sum(x * y for x, y in zip(a, b)):6.2f}" for b in vectors))
`),
    rank: screen => python(screen, `query = ${JSON.stringify(screen.query)}
documents = ${pythonList(screen.documents)}`, '[query, *documents]', `scores = [sum(x * y for x, y in zip(vectors[0], v)) for v in vectors[1:]]
for score, document in sorted(zip(scores, documents), key=lambda pair: -pair[0]):
    print(f"{score:.2f}  {document}")
`),
  },
};

const server = path => new URL(path, document.baseURI).href;

function curl({model, dimension, keyed}, texts, steps) {
  const body = JSON.stringify({model, dimensions: dimension, input: texts}, null, 2).replaceAll("'", "'\\''");
  const key = keyed ? ` \\\n  -H "Authorization: Bearer $HAYATE_API_KEY"` : '';
  return `curl -s ${server('v1/embeddings')} \\
  -H 'Content-Type: application/json'${key} \\
  -d '${body}' |
  jq -r '${steps.join('\n    | ')}'
`;
}

function java({model, dimension}, texts, work) {
  const load = model === BUNDLED ? 'bundled()' : `load(${JSON.stringify(model)})`;
  const note = model === BUNDLED ? '' : ' // the folder or the hub id of the model';
  return `import dev.hayate.*;
import java.util.List;

void main() throws Exception {
${texts}    EncodeOptions options = EncodeOptions.DEFAULT.truncateTo(${dimension});
    try (StaticEmbeddingModel model = StaticEmbeddingModel.${load}) {${note}
${work}
    }
}
`;
}

function python({model, dimension, keyed}, texts, input, work) {
  const imports = keyed ? 'import os\n\nfrom openai import OpenAI' : 'from openai import OpenAI';
  const key = keyed ? 'os.environ["HAYATE_API_KEY"]' : '"none"';
  return `${imports}

client = OpenAI(base_url="${server('v1')}", api_key=${key})
${texts}
answer = client.embeddings.create(model=${JSON.stringify(model)}, input=${input}, dimensions=${dimension})
vectors = [item.embedding for item in answer.data]
${work}`;
}

const javaList = texts => `List.of(\n            ${texts.map(text => JSON.stringify(text)).join(',\n            ')})`;

const pythonList = texts => `[\n    ${texts.map(text => JSON.stringify(text)).join(',\n    ')},\n]`;
