/** From the sources of hostile contracts, all in assembly, to their ELF files. */
import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { compile, inPairs, root } from "../contracts/compiler.mjs";

export const HOSTILE = "corpus/hostile";

/** Constants and data have addresses that calls can name; nothing but the contract's own sections is in the file. */
const LINK =
  "-nostdlib -no-pie -static -e __apply -Wl,--build-id=none -Wl,-z,noexecstack -Wl,--strip-all -Wl,--no-warn-rwx-segments".split(
    " ",
  );
const PLACES = "-Wl,--section-start=.rodata=0x600000,--section-start=.data=0x700000";

/** Names of the contracts, in order. */
export const hostileContracts = () =>
  readdirSync(join(root, HOSTILE), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();

/** Builds `NAME/NAME.elf` of each under `output`; their paths there. Throws with gcc's messages. */
export const assembleAll = (names, output) =>
  inPairs(names, async (name) => {
    const file = `${name}/${name}.elf`;
    mkdirSync(join(output, name), { recursive: true });
    const source = `${HOSTILE}/${name}/${name}.s`;
    await compile("gcc", [...LINK, PLACES, `-Wa,-I${HOSTILE}`, source, "-o", join(output, file)]);
    return file;
  });
