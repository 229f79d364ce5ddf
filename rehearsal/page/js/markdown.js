// Discord's markdown as a tree: [{kind, ...}]. Pure: no DOM, no state.

const DEEPEST = 12;

const RULES = [
  ["escape", /\\([^A-Za-z0-9\s])/y, (m) => text(m[1])],
  ["code", /(`{1,2})((?:(?!\1).)+?)\1(?!`)/sy, (m) => ({ kind: "code", text: m[2] })],
  ["command", /<\/([-_\p{L}\p{N} ]{1,110}):(\d+)>/uy, (m) => ({ kind: "command", name: m[1], id: m[2] })],
  ["user", /<@!?(\d+)>/y, (m) => ({ kind: "user", id: m[1] })],
  ["role", /<@&(\d+)>/y, (m) => ({ kind: "role", id: m[1] })],
  ["channel", /<#(\d+)>/y, (m) => ({ kind: "channel", id: m[1] })],
  [
    "time",
    /<t:(-?\d{1,13})(?::([tTdDfFRsS]))?>/y,
    (m) => ({ kind: "time", seconds: Number(m[1]), style: m[2] ?? "f" }),
  ],
  ["emoji", /<(a?):(\w{2,32}):(\d+)>/y, (m) => ({ kind: "emoji", name: m[2], id: m[3] })],
  ["everyone", /@(everyone|here)\b/y, (m) => ({ kind: "everyone", name: m[1] })],
  [
    "masked",
    /\[((?:\\.|[^[\]\\])+)\]\(<?(https?:\/\/[^\s)>]+)>?(?:\s+"[^"]*")?\)/y,
    (m, inside) => ({ kind: "link", url: m[2], children: inside(m[1]) }),
  ],
  ["angled", /<(https?:\/\/[^\s>]+)>/y, (m) => link(m[1])],
  ["url", /https?:\/\/[^\s<]*[^\s<.,:;"'!?)\]*_|~`]/y, (m) => link(m[0])],
  ["spoiler", /\|\|(.+?)\|\|/sy, (m, inside) => ({ kind: "spoiler", children: inside(m[1]) })],
  [
    "bolditalic",
    /\*\*\*(?=\S)(.+?)\*\*\*(?!\*)/sy,
    (m, inside) => ({ kind: "strong", children: [{ kind: "em", children: inside(m[1]) }] }),
  ],
  ["strong", /\*\*(?=\S)((?:\\.|[^\\])+?)\*\*(?!\*)/sy, (m, inside) => ({ kind: "strong", children: inside(m[1]) })],
  ["underline", /__((?:\\.|[^\\])+?)__(?!_)/sy, (m, inside) => ({ kind: "u", children: inside(m[1]) })],
  [
    "em",
    /\*(?=\S)((?:\\.|\*\*|\s+(?:\\.|\*\*|[^*\s\\])|[^*\s\\])+?)\*(?!\*)/sy,
    (m, inside) => ({ kind: "em", children: inside(m[1]) }),
  ],
  [
    "emUnder",
    /(?<![\p{L}\p{N}_])_((?:__|\\.|[^_\\])+?)_(?![\p{L}\p{N}_])/suy,
    (m, inside) => ({ kind: "em", children: inside(m[1]) }),
  ],
  ["strike", /~~(?=\S)(.+?)~~/sy, (m, inside) => ({ kind: "s", children: inside(m[1]) })],
];

const STARTS = /[\\`<@[h|*_~]/g;

function text(value) {
  return { kind: "text", text: value };
}

function link(url) {
  return { kind: "link", url, children: [text(url)] };
}

export function parseInline(source, depth = 0) {
  const nodes = [];
  const inside = (part) => parseInline(part, depth + 1);
  let plain = "";
  let at = 0;
  while (at < source.length) {
    STARTS.lastIndex = at;
    const next = depth < DEEPEST ? (STARTS.exec(source)?.index ?? source.length) : source.length;
    plain += source.slice(at, next);
    at = next;
    const found = at < source.length ? match(source, at) : null;
    if (found) {
      if (plain) nodes.push(text(plain));
      plain = "";
      nodes.push(found.build(found.groups, inside));
      at += found.groups[0].length;
    } else if (at < source.length) {
      plain += source[at++];
    }
  }
  if (plain) nodes.push(text(plain));
  return nodes;
}

function match(source, at) {
  for (const [, pattern, build] of RULES) {
    pattern.lastIndex = at;
    const groups = pattern.exec(source);
    if (groups) return { groups, build };
  }
  return null;
}

const FENCE = /```(?:([\w+#.-]{1,20})\n)?\n?(.+?)\n?```\n?/gs;

export function parse(source) {
  const blocks = [];
  let at = 0;
  for (const fence of source.matchAll(FENCE)) {
    blocks.push(...parseLines(source.slice(at, fence.index).replace(/\n$/, "")));
    blocks.push({ kind: "pre", language: fence[1] ?? "", text: fence[2] });
    at = fence.index + fence[0].length;
  }
  return [...blocks, ...parseLines(source.slice(at))];
}

const HEADER = /^(#{1,3})\s+(\S.*)$/;
const SUBTEXT = /^-#\s+(\S.*)$/;
const ITEM = /^(\s*)(?:[-*]|(\d{1,9})\.)\s+(\S.*)$/;
const QUOTE = /^>\s(.*)$/;

function parseLines(source) {
  if (!source) return [];
  const lines = source.split("\n");
  const blocks = [];
  let paragraph = [];
  const flush = () => {
    if (paragraph.length) blocks.push({ kind: "p", children: parseInline(paragraph.join("\n")) });
    paragraph = [];
  };
  let at = 0;
  while (at < lines.length) {
    const found = parseBlock(lines, at);
    if (found) {
      flush();
      blocks.push(found.block);
      at += found.length;
    } else {
      paragraph.push(lines[at++]);
    }
  }
  flush();
  return blocks;
}

function parseBlock(lines, at) {
  const line = lines[at];
  if (line.startsWith(">>> ")) {
    const rest = [line.slice(4), ...lines.slice(at + 1)].join("\n");
    return { block: { kind: "quote", children: parseLines(rest) }, length: lines.length - at };
  }
  if (QUOTE.test(line)) {
    const quoted = run(lines, at, (one) => QUOTE.test(one));
    return {
      block: { kind: "quote", children: parseLines(quoted.map((one) => QUOTE.exec(one)[1]).join("\n")) },
      length: quoted.length,
    };
  }
  const header = HEADER.exec(line);
  if (header)
    return { block: { kind: "header", level: header[1].length, children: parseInline(header[2]) }, length: 1 };
  const small = SUBTEXT.exec(line);
  if (small) return { block: { kind: "subtext", children: parseInline(small[1]) }, length: 1 };
  if (ITEM.test(line)) {
    const items = run(lines, at, (one) => ITEM.test(one)).map((one) => ITEM.exec(one));
    return { block: nest(items), length: items.length };
  }
  return null;
}

function run(lines, at, belongs) {
  let end = at;
  while (end < lines.length && belongs(lines[end])) end += 1;
  return lines.slice(at, end);
}

// Items that stand further right than the one before are its children.
function nest(items) {
  const [, , number] = items[0];
  const list = { kind: "list", ordered: number !== undefined, start: Number(number ?? 1), items: [] };
  const indent = items[0][1].length;
  let at = 0;
  while (at < items.length) {
    let end = at + 1;
    while (end < items.length && items[end][1].length > indent) end += 1;
    const children = parseInline(items[at][3]);
    list.items.push({ children, below: end > at + 1 ? nest(items.slice(at + 1, end)) : null });
    at = end;
  }
  return list;
}
