// Everything that the page says, in both languages. {names} are filled in.

const JA = {
  skip: '本文へ進む',
  language: '言語',
  dark: '暗い配色',
  title: '文の意味を、表から引く。',
  lead: '静的埋め込みモデルは、文をトークンに切り、トークンごとに数の並びを表から引いて、平均します。それだけです。ニューラルネットワークを動かさないので、CPUだけで足ります。',
  honest: '引き換えに、語順は見ません。下の例で確かめられます。',
  stepText: '文',
  stepTokens: 'トークンに切る',
  stepMean: '表の行を平均する',
  figureCaption: '{vocabulary}行の表、{dimension}次元。',
  figureTime: 'このサーバーは上の文を{micros} µsでベクトルにしました。',
  values: '平均した{dimension}個の数',
  keyAsked: 'このサーバーを使うにはAPIキーが要ります。',
  keyRefused: 'そのAPIキーは受け付けられませんでした。',
  keyLabel: 'APIキー',
  keyUse: '使う',
  keyKept: 'このタブを閉じるまで、このブラウザーの中にだけ置きます。',
  offline: 'サーバーにつながりません。動いているか確かめてください。',
  busy: 'サーバーが混み合っています。{seconds}秒後にもう一度試します。',
  refused: 'サーバーの答え:{detail}',
  model: 'モデル',
  dimension: '次元',
  dimensionValue: '{dimension}次元',
  bytes: '1文 {bytes}バイト',
  million: '100万文 {size}',
  rankedIn: 'ブラウザーで並べ替え {micros} µs',
  examples: '例',
  similarTitle: '似ている文を見つける',
  similarHint: 'マスを指すか、矢印キーで動くと、どのトークンが似ているのかが下に出ます。',
  sentences: '文(1行に1つ)',
  tooManySentences: '初めの{most}行だけを比べています。',
  matrix: '文どうしのコサイン類似度',
  pair: '{a}番と{b}番の類似度 {value}',
  similarTimes: '{texts}文のベクトル:サーバー {micros} µs、往復 {roundTrip} ms',
  why: 'どのトークンが似ているか',
  whyEmpty: '文を2つ以上入れると、ここに理由が出ます。',
  cosine: 'コサイン類似度',
  whyHint: '下の数は、そのトークンが類似度に足した分です。トークンを選ぶと、相手のどのトークンと似ているかに変わります。',
  whyChosen: '「{piece}」と組になって足した分を示しています。',
  whyPairs: '効いた組',
  token: '{piece}、{share}',
  rankTitle: '打つそばから並べ替える',
  rankHint: '次元を減らすと、順位と時間がどう動くかも見てください。ベクトルを短くする計算は、このブラウザーがしています。',
  query: '探したいこと',
  documents: '探す先の文(1行に1つ。自分の文も貼れます)',
  tooManyDocuments: '初めの{most}行だけを探しています。',
  ranking: '近い順の文',
  ranked: '{count}文を並べました。1位:{first}',
  moved: '全次元のときより{places}つ{direction}',
  up: '上',
  down: '下',
  rankTimes: '検索文のベクトル:サーバー {micros} µs、往復 {roundTrip} ms',
  codeTitle: '同じことをコードで',
  codeHint: 'いま画面にある文と次元がそのまま入っています。',
  codeTask: '内容',
  codeSimilar: '類似度',
  codeRank: '並べ替え',
  codeLanguage: '書き方',
  code: 'コード',
  copy: 'コピー',
  copied: 'コピーしました',
  copyFailed: 'コピーできませんでした。コードを選んだので、キーボードでコピーしてください。',
  footer: '入力した文は、このサーバーのほかには送られず、保存もされません。',
};

const EN = {
  skip: 'Skip to the content',
  language: 'Language',
  dark: 'Dark',
  title: 'Meaning, by table lookup.',
  lead: 'A static embedding model cuts a text into tokens, looks up a row of numbers for each, and takes the mean. That is all. No neural network runs, so a plain CPU will do.',
  honest: 'The price: it does not see the order of words. One of the examples below shows it.',
  stepText: 'A text',
  stepTokens: 'cut into tokens',
  stepMean: 'the mean of their rows',
  figureCaption: 'A table of {vocabulary} rows, {dimension} dimensions.',
  figureTime: 'This server made a vector of the text above in {micros} µs.',
  values: 'The {dimension} numbers of the mean',
  keyAsked: 'This server asks for an API key.',
  keyRefused: 'The server does not accept that key.',
  keyLabel: 'API key',
  keyUse: 'Use it',
  keyKept: 'It stays in this browser, and only until this tab is closed.',
  offline: 'The server cannot be reached. Please see whether it is running.',
  busy: 'The server is busy. The page tries again in {seconds} s.',
  refused: 'The server answered: {detail}',
  model: 'Model',
  dimension: 'Dimensions',
  dimensionValue: '{dimension} dimensions',
  bytes: '{bytes} bytes a text',
  million: '{size} a million',
  rankedIn: 'ranked in the browser in {micros} µs',
  examples: 'Examples',
  similarTitle: 'Find sentences that say the same',
  similarHint: 'Point at a cell, or walk with the arrow keys, to see below which tokens make two sentences similar.',
  sentences: 'Sentences, one a line',
  tooManySentences: 'Only the first {most} lines are compared.',
  matrix: 'Cosine similarity of the sentences',
  pair: 'Similarity of {a} and {b}: {value}',
  similarTimes: 'Vectors of {texts} texts: {micros} µs in the server, {roundTrip} ms round trip',
  why: 'Which tokens make them similar',
  whyEmpty: 'With two sentences or more, the reasons are shown here.',
  cosine: 'Cosine similarity',
  whyHint: 'The small numbers are what each token adds to the similarity. Choose a token to see which tokens of the other text it goes with.',
  whyChosen: 'Shown is what each token adds together with “{piece}”.',
  whyPairs: 'Strongest pairs',
  token: '{piece}, {share}',
  rankTitle: 'Rank as you type',
  rankHint: 'Use fewer dimensions and see what it does to ranks and times. Vectors are shortened in this browser.',
  query: 'What you look for',
  documents: 'Texts to search, one a line; paste your own',
  tooManyDocuments: 'Only the first {most} lines are searched.',
  ranking: 'Texts, the nearest first',
  ranked: '{count} texts ranked. First: {first}',
  moved: '{direction} {places} from where all dimensions put it',
  up: 'up',
  down: 'down',
  rankTimes: 'Vector of the query: {micros} µs in the server, {roundTrip} ms round trip',
  codeTitle: 'The same in code',
  codeHint: 'With the texts and the dimensions that are on the screen now.',
  codeTask: 'Task',
  codeSimilar: 'Similarities',
  codeRank: 'Ranking',
  codeLanguage: 'Written in',
  code: 'Code',
  copy: 'Copy',
  copied: 'Copied',
  copyFailed: 'The browser did not let it be copied. The code is selected, so the keyboard can copy it.',
  footer: 'Your texts go to this server and nowhere else, and are not kept.',
};

const LANGUAGES = {ja: JA, en: EN};

/** The language of the page. */
export const language = () => document.documentElement.lang;

/** A text of the page in its language. */
export function say(name, values = {}) {
  return LANGUAGES[language()][name].replace(/\{(\w+)\}/g, (_, value) => values[value]);
}

/** A number as the language writes it, with so many digits behind the point. */
export function digits(value, places = 0) {
  return value.toLocaleString(language(), {minimumFractionDigits: places, maximumFractionDigits: places});
}

/** Microseconds or milliseconds with about two significant digits. */
export const duration = value => digits(value, value < 10 ? 1 : 0);

/** A similarity or a share of one. */
export const share = (value, places = 2) => value.toFixed(places).replace(/^-(?=0\.0+$)/, '').replace('-', '−');

/** Puts the texts of the page into every element that names one. */
export function translate(root = document) {
  for (const element of root.querySelectorAll('[data-text]')) {
    element.textContent = say(element.dataset.text);
  }
  for (const element of root.querySelectorAll('[data-label]')) {
    element.setAttribute('aria-label', say(element.dataset.label));
  }
}
