/** 66 in front of F3 0F 38 F6 means nothing. */
import { REGISTERS } from "./fields.ts";
import type { KnownDivergence } from "./known.ts";
import { readPrefixes } from "./prefix-bytes.ts";
import { ALL_SEEN } from "./versions.ts";
import { SILICON } from "./witness.ts";

const DS = 0x3e;
const F3 = 0xf3;

export const adoxWord: KnownDivergence = {
  id: "unicorn-adox-word",
  engines: ["unicorn"],
  versions: ALL_SEEN,
  wrong: "unicorn",
  witness: SILICON,
  reason: "ADOX with prefix 66 is executed as ADCX",
  authority: ["SDM Vol. 2A, 2.1.2: F3 is the mandatory prefix of ADOX", "silicon"],
  instructions: ["ADOX"],
  fields: [...REGISTERS, "CF", "OF"],
  applies: ({ machineCase }) => readPrefixes(machineCase.code).prefixes.includes(0x66),
  instead: ({ machineCase }) => {
    const { prefixes, rest } = readPrefixes(machineCase.code);
    const code = [...prefixes.map((byte) => (byte === F3 ? DS : byte)), ...rest];
    return { ...machineCase, code: Uint8Array.from(code) };
  },
};
