// Search, without a server: the index is plain scripts that each call haatSearch(name, data), loaded when a query asks for them.
// The keys are those of site_builder/search/keys.py; the tables come with the index, so both sides know the same.
((root) => {
  "use strict";
  const got = {}, data = {};
  let T, M; // tables, and what the whole index holds
  root.haatSearch = (name, value) => { data[name] = value; };
  const load = (name) => got[name] || (got[name] = Promise.resolve(root.haatSearchLoad(name)).then(() => data[name]).catch(() => null));

  // ── keys ──
  const begin = (tables) => {
    if (T) return;
    T = tables;
    T.re = {
      accented: new RegExp("[" + T.accented + "]", "g"), dropped: new RegExp("[" + T.dropped + "]", "g"),
      nuktas: new RegExp(Object.keys(T.nuktas).join("|"), "g"), letters: new RegExp("[" + Object.keys(T.letters).join("") + "]", "g"),
      nasals: Object.entries(T.nasals).map(([p, s]) => [new RegExp(p, "g"), s]), word: new RegExp("[" + T.word + "]+", "g"),
      virama: new RegExp("[" + T.virama + "]+$"), conjuncts: new RegExp(Object.keys(T.conjuncts).join("|"), "g"),
      plain: new RegExp("[" + Object.keys(T.plain).join("") + "]", "g"),
    };
    T.stopped = new Set(T.stop.flatMap(words));
    T.weakened = new Set(T.weak.flatMap(words).map(stem));
  };
  const fold = (text) => {
    const re = T.re;
    text = text.normalize("NFC").toLowerCase().replace(re.accented, (c) => c.normalize("NFD")).replace(re.dropped, "");
    text = text.replace(re.nuktas, (c) => T.nuktas[c]).replace(re.letters, (c) => T.letters[c]);
    re.nasals.forEach(([pattern, sign]) => { text = text.replace(pattern, sign); });
    return text.replace(/([0-9]),(?=[0-9]{2,3}(?![0-9]))/g, "$1");
  };
  const words = (text) => (fold(text).match(T.re.word) || []).map((w) => w.replace(T.re.virama, "")).filter(Boolean);
  const script = (word) => {
    const found = /[^0-9]/.exec(word), at = found ? found[0].charCodeAt(0) : 0;
    return !at ? "num" : at < 0x600 ? "latn" : at < 0x900 ? "arab" : at < 0x980 ? "deva" : at < 0x1c50 ? "beng" : "olck";
  };
  const stem = (word) => {
    word = word.replace(T.re.plain, (c) => T.plain[c]);
    const endings = T.endings[script(word)] || [];
    for (let n = 0; n < 2; n++) {
      const fits = endings.find(([end, stays, left]) => word.endsWith(end) && word.length - end.length + stays.length >= left);
      if (!fits) break;
      word = word.slice(0, word.length - fits[0].length) + fits[1];
    }
    return word;
  };
  const sound = (word) => {
    let told = word;
    if (/[^\0-\x7f]/.test(word)) {
      word = word.replace(T.re.conjuncts, (c) => T.conjuncts[c]);
      told = "";
      for (let n = 0; n < word.length; n++) {
        const c = word[n], after = word[n + 1];
        if (c in T.consonants) told += T.consonants[c] + (after && T.takeVowel.includes(after) ? "" : c < "\u0980" ? "~" : "_");
        else told += c in T.signs ? T.signs[c] : c in T.vowels ? T.vowels[c] : c;
      }
    }
    told = told.replace(/[_~]+$/, "");
    if (told[0] === "y") told = "j" + told.slice(1);
    T.latin.forEach(([from, to]) => { told = told.split(from).join(to); });
    let kept = "";
    for (let n = 0; n < told.length; n++) {
      const c = told[n], after = told[n + 1];
      if (after && (T.nasalBefore[c] || "").includes(after)) kept += "*";
      else if (c !== after) kept += c;
    }
    return kept;
  };
  const bones = (sounded) => sounded.replace(/[^b-df-hj-np-tv-z0-9]+/g, "");
  const skeleton = (word) => bones(sound(word));

  // ── likeness ──
  // What it costs to take one vowel for another. Unwritten ones are `_` in Bengali, where they sound as o, and `~` elsewhere.
  const COST = { _: 0, "~": 0, "_~": 0, _a: 0.1, _o: 0, "a~": 0, "o~": 0.5, ao: 0.25, ei: 0.3, ou: 0.3, ae: 0.6, a: 0.4, o: 0.4, e: 0.5, _e: 0.5, "e~": 0.5, _i: 0.6, "i~": 0.6, _u: 0.6, "u~": 0.6 };
  // `open`: whose letters are Latin, which leave vowels and nasals open: 1 the first's, 2 the other's, 3 both, 0 neither's.
  const slot = (a, b, open) => {
    if (a === b) return 0;
    let cost = a.includes("'") === b.includes("'") ? 0 : 0.12;
    if (a.includes("*") !== b.includes("*")) cost += !open || open === (a.includes("*") ? 1 : 2) ? 0.5 : 0.1;
    a = a.replace(/['*]/g, "");
    b = b.replace(/['*]/g, "");
    for (let n = 0; n < Math.max(a.length, b.length); n++) {
      const pair = [a[n] || "", b[n] || ""].sort().join("");
      if (a[n] === b[n]) continue;
      cost += (pair in COST && (open || /^[_~]*$/.test(pair)) ? COST[pair] : 0.9) * (n ? 0.6 : 1);
    }
    return cost;
  };
  // How far two words of the same consonants sound apart: 0 is the same. Where both scripts write their vowels, these must agree.
  const CONSONANT = /[b-df-hj-np-tv-z0-9]/;
  const apart = (a, b, open) => {
    const two = b.split(CONSONANT);
    return a.split(CONSONANT).reduce((sum, each, n) => sum + slot(each, two[n], open), 0);
  };
  // One sign more, less, other, or two exchanged.
  const oneError = (a, b) => {
    if (Math.abs(a.length - b.length) > 1 || a === b) return false;
    let n = 0;
    while (n < a.length && a[n] === b[n]) n++;
    const x = a.slice(n), y = b.slice(n);
    return x.slice(1) === y.slice(1) || x.slice(1) === y || x === y.slice(1) || (x[0] === y[1] && x[1] === y[0] && x.slice(2) === y.slice(2));
  };
  const taken = (word) => {
    const sounded = sound(word);
    return { key: word, stem: stem(word), sound: sounded, bones: bones(sounded), script: script(word) };
  };
  const asked = (word, last) => {
    const q = taken(word);
    return Object.assign(q, { last, root: taken(q.stem), most: [0.2, 0.3, 0.5, 0.8, 1.1][Math.min(q.bones.length, 4)] });
  };
  const GRADE = { exact: 1, stem: 0.92, group: 0.85, prefix: 0.72, part: 0.66, sound: 0.6, fuzzy: 0.4, bones: 0.2 };
  // How a word of the index answers a word of the query, and how well.
  const grade = (q, its) => {
    const word = its.key;
    if (word === q.key) return GRADE.exact;
    if (its.stem === q.stem || its.stem === q.key || word === q.stem) return GRADE.stem;
    if (q.last && q.key.length > 1 && word.startsWith(q.key)) return GRADE.prefix - Math.min(0.1, (word.length - q.key.length) / 100);
    if (q.script === "num" || its.script === "num" || (q.script === its.script && its.script !== "latn")) return 0;
    const open = (q.script === "latn" ? 1 : 0) + (its.script === "latn" ? 2 : 0);
    let cost = its.bones === q.bones ? apart(q.sound, its.sound, open) : 9;
    if (cost > q.most && its.stem !== word && its.bones.startsWith(q.bones)) {
      its.root = its.root || taken(its.stem);
      if (its.root.bones === q.bones) cost = apart(q.sound, its.root.sound, open) + 0.05;
    }
    if (cost > q.most && q.root.bones === its.bones && q.stem !== q.key) cost = apart(q.root.sound, its.sound, open) + 0.05;
    return cost <= (open ? q.most : 0.25) ? GRADE.sound - Math.min(0.3, (0.6 * cost) / Math.max(1, q.bones.length)) : 0;
  };

  // ── postings ──
  const DIGIT = {};
  "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_".split("").forEach((c, n) => { DIGIT[c] = n; });
  const numbers = (told) => {
    const found = [];
    let value = 0, shift = 0;
    for (let n = 0; n < told.length; n++) {
      const digit = DIGIT[told[n]];
      value += (digit & 31) << shift;
      if (digit < 32) { found.push(value); value = shift = 0; } else shift += 5;
    }
    return found;
  };
  const FAR = 4194304; // more than any district has records
  const eachPosting = (told, take) => {
    const all = numbers(told);
    for (let at = 0, district = 0; at < all.length;) {
      district += all[at++];
      let left = all[at++], record = 0;
      while (left--) {
        const value = all[at++];
        record += value >> 3;
        take(district * FAR + record, value & 7);
      }
    }
  };

  // ── shards ──
  const shardOf = (family, key) => {
    const names = M.named[family];
    key = key || "_";
    if (names.has(key + "_")) return key + "_";
    for (let n = key.length; n >= 0; n--) if (names.has(key.slice(0, n))) return key.slice(0, n);
    for (let n = key.length - 1; n > 0; n--) if (names.has(key.slice(0, n) + "_")) return key.slice(0, n) + "_";
    return null;
  };
  const shard = async (family, key, named) => {
    const name = named || shardOf(family, key);
    const found = name !== null && (await load(family + "-" + name));
    if (!found) return null;
    if (!found.words) {
      found.words = found.w.split(" ");
      found.postings = found.p.split(" ");
      found.its = [];
    }
    return found;
  };
  // Long postings stand in a file of their own: `=`, its name of twelve signs, their length.
  const sizeOf = (told) => (told[0] === "=" ? +told.slice(13) : told.length);
  const postingsOf = async (found, n) => (found.postings[n][0] === "=" ? (await load("p-" + found.postings[n].slice(1, 13))) || "" : found.postings[n]);
  const known = (found, n) => {
    const word = found.words[n];
    return found.its[n] || (found.its[n] = taken(word));
  };
  const manifest = async () => {
    const told = await load("index");
    if (told && !M) {
      begin(told.tables);
      M = told;
      M.named = {};
      for (const family in M.names) M.named[family] = new Set(M.names[family].split(" "));
      M.total = M.counts.reduce((sum, n) => sum + n, 0);
    }
    return M;
  };

  // ── the query ──
  const WEIGHT = [0.12, 0.3, 0.42, 0.55, 0.7, 0.8, 0.92, 1];
  const KINDS = { programme: 0.95, session: 0.9, module: 0.9, lesson: 0.85, term: 0.8, page: 0.6 };
  const MOST = 60; // words that the beginning of one may stand for
  const swaps = { k: "gch", g: "kj", c: "sjk", j: "cgd", t: "dp", d: "tr", p: "bt", b: "pm", f: "pb", m: "nb", n: "ml", r: "dl", l: "rn", s: "ch", h: "sk" };
  const put = (scores, doc, score) => { if (!(scores.get(doc) >= score)) scores.set(doc, score); };
  // The shards that may hold what was meant by a word with one error in it.
  const nearby = (word) => {
    const b = skeleton(word), keys = [b];
    for (let n = 0; n < word.length; n++) keys.push(skeleton(word.slice(0, n) + word.slice(n + 1)), skeleton(word.slice(0, n) + (word[n + 1] || "") + word[n] + word.slice(n + 2)));
    for (const other of swaps[b[0]] || "") keys.push(other + b.slice(1));
    return Array.from(new Set(keys.map((key) => shardOf("t", key)))).filter(Boolean).slice(0, 6);
  };
  // Every record that answers a word: its scores by record, the best grade, and the word that gave it.
  const direct = async (q, groups) => {
    const scores = new Map(), said = { scores, grade: 0, word: "", take };
    async function take(found, hits) {
      await Promise.all(hits.map(async ([how, n]) => {
        eachPosting(await postingsOf(found, n), (doc, weight) => put(scores, doc, how * WEIGHT[weight]));
        if (how > said.grade) { said.grade = how; said.word = found.words[n].replace("+", ""); }
      }));
    }
    for (const id of groups) {
      const found = await shard("g", String(id)), n = found ? found.words.indexOf("~" + id) : -1;
      if (n >= 0) await take(found, [[GRADE.group, n]]);
    }
    said.home = await shard("t", q.bones);
    if (!said.home) return said;
    let hits = [];
    said.home.words.forEach((word, n) => {
      const how = word[0] !== "+" ? grade(q, known(said.home, n)) : word.slice(1) === q.key || word.slice(1) === q.stem ? GRADE.part : 0;
      if (how) hits.push([how, n]);
    });
    const size = (n) => sizeOf(said.home.postings[n]);
    hits.sort((a, b) => b[0] - a[0] || size(b[1]) - size(a[1]));
    if (hits.length && hits[0][0] >= GRADE.stem) { // the word itself is there: what only begins or sounds like it counts little
      hits = hits.filter(([how]) => how >= GRADE.sound - 0.001).map(([how, n]) => [how > GRADE.part && how < GRADE.group ? how * 0.35 : how <= GRADE.sound ? how * 0.5 : how, n]);
    }
    let large = 0; // of words that only begin so, the long lists are left: they say little, and cost the reader much
    await take(said.home, hits.slice(0, MOST).filter(([how, n]) => how >= GRADE.stem || said.home.postings[n][0] !== "=" || ++large <= 3));
    return said;
  };
  // How else a word in Latin letters may be meant: d for the r of चूड़ी, endings of Bengali.
  const otherwise = (word) => [word.replace(/(.)d(?=[aeiouy])/g, "$1r"), word.replace(/^(...+?)(e?r|te|ke|guli|gulo)$/, "$1")].filter((each) => each !== word);
  // A word that nobody says as one, as the two that somebody does: the records that say both.
  const divided = async (word) => {
    for (let n = word.length - 2; n > 1; n--) {
      if (/[\u0981-\u0983\u09be-\u09cd\u0901-\u0903\u093e-\u094d]/.test(word[n]) || T.virama.includes(word[n - 1])) continue;
      const first = word.slice(0, n), home = await shard("t", skeleton(first));
      if (!home || !home.words.includes(first)) continue;
      const one = await direct(asked(first), []), two = await direct(asked(word.slice(n)), []);
      const both = Array.from(one.scores).filter(([doc]) => two.scores.has(doc));
      if (one.grade === GRADE.exact && two.grade >= GRADE.stem && both.length) return { grade: GRADE.part, word: first + " " + two.word, scores: new Map(both.map(([doc, score]) => [doc, (score + two.scores.get(doc)) * 0.45])) };
    }
    return null;
  };
  const answers = async (word, last, groups) => {
    const q = asked(word, last), said = await direct(q, groups), { scores, take } = said;
    const add = (other) => {
      other.scores.forEach((score, doc) => put(scores, doc, score * 0.9));
      if (other.grade * 0.9 > said.grade) said.grade = other.grade * 0.9;
    };
    if (q.script === "latn" && said.grade < 0.55) for (const other of otherwise(word)) add(await direct(asked(other), M.forms[stem(other)] || []));
    if (said.grade < 0.5 && word.length > 5) { const two = await divided(word); if (two) { add(two); return said; } }
    if (said.grade < GRADE.part && word.length > 3 && q.script !== "num") {
      for (const name of nearby(word)) {
        const found = await shard("t", "", name);
        const hits = [];
        if (found) found.words.forEach((each, n) => {
          if (each[0] === "+" || Math.abs(each.length - word.length) > 4 || script(each) !== q.script) return;
          const mine = known(found, n).stem;
          if (oneError(word, each) || (word.length > 4 && (oneError(q.stem, mine) || oneError(word, mine)))) hits.push([GRADE.fuzzy, n]);
        });
        await take(found, hits.slice(0, 12));
      }
    }
    if (!scores.size && said.home && q.bones.length > 1) { // nothing better exists
      const alike = (each, n) => each[0] !== "+" && script(each) !== q.script && known(said.home, n).bones === q.bones;
      await take(said.home, said.home.words.map((each, n) => (alike(each, n) ? [GRADE.bones, n] : null)).filter(Boolean).slice(0, 6));
    }
    return said;
  };
  const codes = async (tokens, scores) => {
    const joined = tokens.join(""), typed = new Set([joined, joined.replace(/^(hsn|hs|sku|code)/, "")]);
    if (!/^[a-z0-9]{3,24}$/.test(joined) || !/[0-9]/.test(joined)) return;
    if (joined.length === 8) typed.add(joined.replace(/o/g, "0").replace(/[il]/g, "1"));
    for (const code of typed) {
      const found = await shard("c", code);
      if (!found) continue;
      const hows = found.words.map((word) => (word === code ? 3 : code.length > 3 && word.startsWith(code) ? 1.5 : 0));
      for (let n = 0; n < hows.length; n++) if (hows[n]) eachPosting(await postingsOf(found, n), (doc) => put(scores, doc, hows[n]));
    }
  };
  const kindOf = (doc) => { // of the whole's own pages; a catalogue's record tells its kind itself
    if (doc >= FAR) return "";
    let n = doc;
    for (const [kind, count] of M.kinds) { if (n < count) return kind; n -= count; }
    return "";
  };
  // The query's answer: [{doc, score}], best first; `mean`: the query as it was taken, where a word of it was not found as typed.
  const find = async (query) => {
    if (!(await manifest())) return null;
    const all = words(query), few = all.filter((w) => !T.stopped.has(w)), tokens = (few.length ? few : all).slice(0, 8);
    const scores = new Map();
    await codes(all, scores);
    const groups = tokens.map(() => new Set()), stems = tokens.map(stem);
    for (let at = 0; at < stems.length; at++) for (let length = 1; length < 5 && at + length <= stems.length; length++) {
      for (const id of M.forms[stems.slice(at, at + length).join(" ")] || []) for (let n = at; n < at + length; n++) groups[n].add(id);
    }
    const typing = !/\s$/.test(query), each = [];
    for (let n = 0; n < tokens.length; n++) each.push(await answers(tokens[n], typing && n === tokens.length - 1, groups[n]));
    for (let n = 1; n < tokens.length; n++) { // two words that some records write as one
      const joined = tokens[n - 1] + tokens[n], said = /[0-9]/.test(joined) ? null : await direct(asked(joined), M.forms[stem(joined)] || []);
      if (said && said.grade > 0.55) said.scores.forEach((score, doc) => { put(each[n - 1].scores, doc, score * 0.95); put(each[n].scores, doc, score * 0.95); });
    }
    const sums = new Map();
    let whole = 0, best = 0;
    each.forEach((said, n) => {
      const rare = 0.4 + 0.6 * Math.log(1 + M.total / (said.scores.size + 1)) / Math.log(1 + M.total), heavy = tokens.length > 1 && T.weakened.has(stems[n]) ? 0.3 * rare : rare;
      whole += heavy;
      said.scores.forEach((score, doc) => {
        const sum = sums.get(doc) || [0, 0];
        sums.set(doc, [sum[0] + score * heavy, sum[1] + heavy]);
      });
    });
    sums.forEach((sum, doc) => { // who answers more of the query comes first
      sum[2] = (sum[0] / tokens.length) * (sum[1] / whole) * (KINDS[kindOf(doc)] || 1);
      best = Math.max(best, sum[2]);
    });
    sums.forEach((sum, doc) => { if (sum[2] >= best * 0.25) put(scores, doc, sum[2]); });
    const found = Array.from(scores, ([doc, score]) => ({ doc, score })).sort((a, b) => b.score - a.score || a.doc - b.doc);
    const changed = each.some((said) => said.grade > 0 && said.grade <= GRADE.fuzzy);
    const mean = changed ? tokens.map((t, n) => (each[n].grade && each[n].grade <= GRADE.fuzzy ? each[n].word : t)).join(" ") : "";
    return { found, mean };
  };
  // What a record's result shows in a language: {kind, href, title, lang, note, place, price, picture}.
  const shown = async (doc, lang) => {
    const district = Math.floor(doc / FAR), n = doc % FAR, block = await load(lang + "/" + district + "-" + Math.floor(n / M.block));
    const row = block && block.r[n % M.block];
    if (!row) return null;
    if (!block.s) return { kind: row[0], href: row[1], title: row[2], note: row[3], lang: row[4] || "" };
    const [seller, maker] = block.s[row[0]], at = "catalog/" + block.i + "/" + seller + "/";
    if (!row[1]) return { kind: "seller", href: at + "index.html", title: maker, note: row[2], lang: row[3], place: block.d };
    return { kind: "product", href: at + row[1] + ".html", title: row[2], note: maker, place: block.d, price: row[3], picture: row[4], lang: row[5] || "" };
  };
  root.haatFind = { begin, fold, words, stem, sound, skeleton, grade: (a, b) => grade(asked(a, true), taken(b)), find, shown, load, manifest };
})(globalThis);

// ── on the page: a combobox in the header, and the page of results ──
(() => {
  "use strict";
  if (typeof document === "undefined") return;
  const site = document.currentScript.src.replace(/assets\/haat\/search\.js.*$/, ""), lang = document.documentElement.lang;
  globalThis.haatSearchLoad = (name) => new Promise((done, lost) => {
    const script = document.createElement("script");
    script.src = site + "search/" + name + ".js";
    script.onload = done;
    script.onerror = lost;
    document.head.appendChild(script);
  });
  const { find, shown, manifest } = globalThis.haatFind;
  const box = document.querySelector(".haat-search");
  if (!box) return;
  const field = box.querySelector("input"), list = box.querySelector(".haat-search__found"), state = box.querySelector("[role=status]");
  const page = box.querySelector("a").href, sheet = document.getElementById("haat-results");
  const ORDER = ["product", "seller", "district", "category", "gi", "programme", "session", "module", "lesson", "term", "page"];
  const FIRST = 14, IN_GROUP = 5;
  let words = {}, turn = 0, at = -1;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", list.dataset.label);
  const own = (n) => { // a number in the page's digits
    const zero = { bn: 0x9e6, ne: 0x966, sat: 0x1c50 }[lang];
    return String(n).replace(/[0-9]/g, (c) => (zero ? String.fromCharCode(zero + +c) : c));
  };
  const make = (tag, attributes, ...inside) => {
    const node = document.createElement(tag);
    for (const name in attributes) if (attributes[name] != null) node.setAttribute(name, attributes[name]);
    inside.forEach((each) => { if (each) node.append(each); });
    return node;
  };
  const item = (result, attributes) => make("a", { class: "haat-hit haat-hit--" + result.kind, href: site + lang + "/" + result.href, ...attributes },
    result.picture ? make("img", { src: site + result.picture, alt: "", width: "48", height: "60", loading: "lazy" }) : null,
    make("span", { class: "haat-hit__text" },
      make("span", { class: "haat-hit__title", lang: result.lang || null, dir: result.lang ? "auto" : null }, result.title),
      make("small", {}, [result.note, result.place].filter(Boolean).join(" · "))),
    result.price ? make("span", { class: "haat-hit__price" }, result.price) : null);
  // The best results of a query, kind by kind, the kind of the best one first.
  const grouped = async (query, most) => {
    const said = await find(query);
    if (!said) return null;
    const told = await Promise.all(said.found.slice(0, most).map((each) => shown(each.doc, lang))), kinds = new Map();
    told.filter(Boolean).forEach((each) => { if (!kinds.has(each.kind)) kinds.set(each.kind, []); kinds.get(each.kind).push(each); });
    words = (await manifest()).words[lang];
    return { kinds, count: said.found.length, mean: said.mean };
  };
  const told = (said, query) => (said.count ? words.count.replace("{n}", own(said.count)) : words.none.replace("{query}", query));

  // ── the list below the field ──
  const options = () => Array.from(list.querySelectorAll("[role=option]"));
  const choose = (n) => {
    const all = options();
    at = all.length ? (n + all.length) % all.length : -1;
    all.forEach((each, m) => each.setAttribute("aria-selected", m === at ? "true" : "false"));
    if (at >= 0) { field.setAttribute("aria-activedescendant", all[at].id); all[at].scrollIntoView({ block: "nearest" }); } else field.removeAttribute("aria-activedescendant");
  };
  const shut = () => {
    list.hidden = true;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
    at = -1;
  };
  const show = (query, said) => {
    let n = 0;
    const option = (attributes) => ({ role: "option", id: "haat-hit-" + n++, tabindex: "-1", "aria-selected": "false", ...attributes });
    list.textContent = "";
    if (said && said.mean) list.append(make("a", option({ class: "haat-hit haat-hit--mean", href: page + "?q=" + encodeURIComponent(said.mean) }), words.mean.replace("{query}", said.mean)));
    if (said) said.kinds.forEach((some, kind) => {
      list.append(make("div", { role: "group", "aria-label": words[kind] }, make("p", { class: "haat-search__kind", "aria-hidden": "true" }, words[kind]),
        ...some.slice(0, IN_GROUP).map((each) => item(each, option({})))));
    });
    const all = said ? (said.count ? words.all : words.letters) : box.querySelector("a").textContent;
    list.append(make("a", option({ class: "haat-hit haat-hit--all", href: page + (said && said.count ? "?q=" + encodeURIComponent(query) : "") }), all));
    state.textContent = said ? told(said, query) : "";
    list.hidden = false;
    field.setAttribute("aria-expanded", "true");
    at = -1;
    field.removeAttribute("aria-activedescendant");
  };
  field.addEventListener("focus", manifest);
  field.addEventListener("input", async () => {
    const mine = ++turn, query = field.value;
    if (query.trim().length < 2) { shut(); state.textContent = ""; return; }
    const said = await grouped(query, FIRST);
    if (mine === turn) show(query, said);
  });
  field.addEventListener("keydown", (event) => {
    const open = !list.hidden, key = event.key;
    if (event.isComposing) return;
    if (key === "ArrowDown" && open) choose(at + 1);
    else if (key === "ArrowUp" && open) choose(at < 0 ? -1 : at - 1);
    else if (key === "Escape" && (open || field.value)) { if (open) shut(); else field.value = ""; }
    else if (key === "Enter") {
      const query = field.value.trim();
      turn++;
      if (open && at >= 0) options()[at].click();
      else if (query) location.href = page + "?q=" + encodeURIComponent(query);
    } else return;
    event.preventDefault();
  });
  box.addEventListener("focusout", (event) => { if (!box.contains(event.relatedTarget)) shut(); });
  list.addEventListener("mousedown", (event) => { if (event.button === 0) event.preventDefault(); }); // the field keeps the focus

  // ── the page of results ──
  const query = sheet && new URLSearchParams(location.search).get("q");
  if (query) (async () => {
    field.value = query;
    const most = Math.min(+new URLSearchParams(location.search).get("n") || 48, 960), said = await grouped(query, most);
    if (!said) return;
    const head = sheet.querySelector("[role=status]");
    head.textContent = said.count ? words.found.replace("{n}", own(said.count)).replace("{query}", query) : told(said, query);
    document.title = query + " · " + document.title;
    if (said.mean) sheet.append(make("p", { class: "haat-mean" }, make("a", { href: page + "?q=" + encodeURIComponent(said.mean) }, words.mean.replace("{query}", said.mean))));
    said.kinds.forEach((some, kind) => {
      sheet.append(make("h2", {}, words[kind]), make("ul", { class: "haat-hits" }, ...some.map((each) => make("li", {}, item(each, {})))));
    });
    if (said.count > most) sheet.append(make("p", {}, make("a", { class: "haat-button", href: page + "?q=" + encodeURIComponent(query) + "&n=" + (most + 96) }, words.more)));
    if (!said.count) sheet.append(make("p", {}, words.help));
    sheet.hidden = false;
    sheet.closest("article").classList.add("is-found");
  })();
})();
