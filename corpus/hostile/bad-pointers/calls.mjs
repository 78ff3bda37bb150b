/**
 * The calls of bad-pointers: every pointer of every service, bad in each way in turn. Written from ECHO's list of services alone, not from
 * the VM's table, and every one of them must end in memory_invalid_access. Structs are those of bad-pointers.s, 16 bytes each.
 */
const struct = (n) => 0x600000n + 16n * BigInt(n);
const [ID, ASSET, NAME, LINE] = [0, 1, 2, 3].map(struct);
const [NO_PAGE, WRAPPING, NOT_CANONICAL, TOO_LONG, HUGE] = [4, 5, 6, 7, 8].map(struct);
const DATA = 0x700000n;
const TOP = 1n << 64n;

/** Where a string's struct, bytes that are read, and what is written must not lie; and how long nothing is. */
const PLACES = {
  unmapped: 0x10n,
  wrapping: TOP - 4n,
  "not canonical": 1n << 47n,
  "over the end of a page": 0x601000n - 4n,
};
const KINDS = {
  text: {
    ...PLACES,
    "bytes unmapped": NO_PAGE,
    "bytes wrapping": WRAPPING,
    "bytes not canonical": NOT_CANONICAL,
    "a page too long": TOO_LONG,
    "4 GiB": HUGE,
  },
  bytes: { ...PLACES, "over the end of a page": 0x601000n - 1n },
  out: { ...PLACES, "over the end of a page": 0x701000n - 1n, constant: ID, code: 0x401000n },
  count: { "2^32": 1n << 32n, "2^63": 1n << 63n, "2^64 - 1": TOP - 1n },
};

/** A good argument of each kind, to be replaced. A number or an address stands for itself. */
const GOOD = { text: ID, bytes: struct(0), out: DATA, count: 4n };

const each = (first, count, args) => Array.from({ length: count }, (_, n) => [first + n, ...args]);
/** Number, then rdi, rsi, rdx, rcx, r8. A pair is a kind and its good value. */
const SERVICES = [
  [0x10, "text"],
  [0x14, "out", "bytes", "count"],
  [0x15, "bytes", "bytes", "count"],
  [0x16, "out", 0n, "count"],
  [0x17, "out", "bytes", "count"],
  [0x20, "text", ["text", ASSET]],
  [0x21, "text", ["text", ASSET], 0n],
  [0x22, "out", "text", ["text", NAME]],
  [0x24, "out", 1n],
  [0x25, "out"],
  [0x2a, "out"],
  [0x2b, "out"],
  [0x2d, "out"],
  [0x2f, "out", "text", 0n, 0n, ["text", LINE]],
  [0x30, ["text", NAME], "bytes", "count"],
  [0x31, 0n, ["text", NAME], "out"],
  [0x32, ["text", NAME]],
  [0x40, "out"],
  ...each(0x41, 9, ["out"]),
  [0x50, "text"],
  [0x60, "text"],
  [0x61, "out"],
  [0x70, "text"],
  [0x7a, "text"],
  ...each(0x80, 4, ["out", "bytes", "count"]),
  [0x84, "bytes", "bytes", "count", "bytes"],
  [0x85, "out", "bytes", "bytes"],
  ...each(0x90, 5, ["out", "bytes", "bytes"]),
  ...each(0x95, 3, ["out", "bytes", "bytes", "bytes"]),
  [0x98, "out", "bytes"],
];
const REGISTERS = ["rdi", "rsi", "rdx", "rcx", "r8"];

/** How many ways of each kind are tried on one pointer: over all services each way has its turn. */
const TURNS = { text: 4, bytes: 1, out: 2, count: 1 };

const kindOf = (argument) => (Array.isArray(argument) ? argument[0] : argument);
const goodOf = (argument) =>
  typeof argument === "bigint" ? argument : Array.isArray(argument) ? argument[1] : GOOD[argument];

/** The parameter that a get_parameter service is to take: text for 0x40, a bool for 0x41, a number for the others. */
const parameterFor = (vector) =>
  vector === 0x40 ? [', "text"'] : vector === 0x41 ? [", true"] : vector > 0x41 && vector < 0x4a ? [", 5"] : [];

/** These write a single byte: at the end of a page there is room for it. */
const isNarrow = (vector) => [0x41, 0x42, 0x46].includes(vector);

/** What the services look for before they write. */
const CHAINS = new Map([
  [0x22, { properties: { "1.2.0": { name: "alice" } } }],
  [0x24, { block_hashes: { 1: "00ab" } }],
  [0x31, { storage: { "1.11.0": { name: "01" } } }],
]);

function lineOf(vector, values) {
  const filled = [...values, ...Array(5 - values.length).fill(0n)];
  return `serve(${[BigInt(vector), ...filled].join(", ")}${parameterFor(vector).join("")})`;
}

export function badPointerCalls() {
  const turns = new Map();
  const next = (kind, vector) => {
    const ways = Object.entries(KINDS[kind]).filter(([way]) => !isNarrow(vector) || !way.startsWith("over"));
    const turn = turns.get(kind) ?? 0;
    turns.set(kind, turn + 1);
    return ways[turn % ways.length];
  };
  return SERVICES.flatMap(([vector, ...args]) =>
    args.flatMap((argument, n) => {
      const kind = kindOf(argument);
      return Array.from({ length: TURNS[kind] ?? 0 }, () => {
        const [how, bad] = next(kind, vector);
        const line = lineOf(vector, args.map(goodOf).with(n, bad));
        const chain = CHAINS.get(vector);
        return { ...(chain && { chain }), name: `0x${vector.toString(16)} ${REGISTERS[n]}: ${how}`, call: line };
      });
    }),
  );
}
