// What the page starts with. The sentences were written for it.

/** Sets of sentences for the heat map; `name` and `note` by language. */
export const SENTENCES = [
  {
    name: {ja: '日本語と英語', en: 'Japanese and English'},
    note: {ja: '言語が違っても、同じ意味の文は近くなります。', en: 'Sentences that mean the same are close across languages.'},
    lines: [
      '猫が窓辺で眠っている',
      'The cat is sleeping by the window',
      '子猫が日なたで昼寝していた',
      '明日は雨が降るでしょう',
      'It will rain tomorrow',
      '昨日、新しい自転車を買った',
      'I bought a new bicycle yesterday',
    ],
  },
  {
    name: {ja: '言い換え', en: 'Paraphrases'},
    note: {ja: '同じ話題の言い換えが、四角い島になって見えます。', en: 'Paraphrases of a topic show as islands.'},
    lines: {
      ja: [
        '会議は三時に始まります',
        '打ち合わせは午後三時からです',
        'この店のカレーはとても辛い',
        'スパイスの効いたカレーが名物です',
        '電車が二十分遅れている',
        '列車の到着が遅くなっています',
        '道が混んでいて遅刻した',
      ],
      en: [
        "The meeting starts at three o'clock",
        'Our meeting begins at 3 pm',
        'The curry here is very hot',
        'This spicy curry is their speciality',
        'The train is twenty minutes late',
        'Trains are delayed',
        'I was late because of the traffic',
      ],
    },
  },
  {
    name: {ja: '語順だけ違う', en: 'Word order'},
    note: {
      ja: '追うのが犬でも猫でも、トークンが同じならベクトルも同じです。平均の限界です。',
      en: 'Whoever chases whom: the same tokens make the same vector. That is the limit of a mean.',
    },
    lines: [
      '犬が猫を追いかけた',
      '猫が犬を追いかけた',
      '犬は猫を追いかけなかった',
      'The dog chased the cat',
      'The cat chased the dog',
      'The cat was chased by the dog',
    ],
  },
];

/** What is searched, and queries for it. */
export const SEARCH = {
  ja: {
    queries: ['古い家具を捨てたい', '子どもを預けたい', '夜中に熱が出た', 'library'],
    documents: [
      '引っ越してきたら、14日以内に市役所の窓口で転入の届けを出してください。',
      '家具などの大きなごみは、電話かウェブで申し込み、手数料の券を貼って出します。',
      '図書館では、本を一人10冊まで2週間借りられます。',
      '保育園に子どもを預けたい方は、毎年11月に申し込んでください。',
      'パスポートは、本人が窓口に来て受け取る必要があります。',
      '犬を飼い始めたら登録し、毎年、狂犬病の予防注射を受けさせてください。',
      '市民プールは7月から9月まで開いていて、小学生は無料で泳げます。',
      '大雨や地震のときの避難場所は、防災マップで確かめられます。',
      '税金は、コンビニやスマートフォンでも納められます。',
      '休日や夜に急に具合が悪くなったときは、急患診療所に電話してください。',
      '空き家の片付けや売却の相談を、毎月第2水曜に無料で受けています。',
      '撤去された自転車は、保管所で身分証を見せて引き取ってください。',
    ],
  },
  en: {
    queries: ['throw away old furniture', 'fever at night', 'I want to swim', '図書館'],
    documents: [
      'Register your new address at the city hall within 14 days of moving in.',
      'To throw away furniture or other large rubbish, book a collection by phone or on the web.',
      'You can borrow up to ten books from the library for two weeks.',
      'Applications for nursery school are accepted every November.',
      'You must come in person to collect your passport.',
      'Dog owners have to register their dog and have it vaccinated every year.',
      'The swimming pool is open from July to September; children swim free of charge.',
      'The hazard map shows where to go in a flood or an earthquake.',
      'Taxes can be paid at convenience stores or with a smartphone.',
      'If you fall ill at night or on a holiday, call the emergency clinic.',
      'Free advice on empty houses is given every second Wednesday.',
      'Bicycles that were taken away can be collected with an identity card.',
    ],
  },
};

/** The sentence of the figure at the top. */
export const FIGURE = {ja: '猫が窓辺で眠っている', en: 'The cat is sleeping by the window'};
