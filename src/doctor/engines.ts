/** Every built-in engine, opened for real: it is there when it answers a case. */

import { isFailure } from "../cases/case.ts";
import { decodeCase } from "../cases/codec.ts";
import { openEngine } from "../engines/open.ts";
import type { Item } from "./item.ts";

/** add rax, rbx */
const PROBE = decodeCase(
  '{"id":"probe","code":"4801d8","at":"0x400000","until":"0x400003","regs":{"rax":"0x2","rbx":"0x3"}}',
);

/** Without them the main job fails; the others need what not every machine has. */
const REQUIRED = ["oracle", "unicorn"];

export const engineItems = (names: readonly string[] = [...REQUIRED, "native"]): Promise<Item[]> =>
  Promise.all(names.map(engineItem));

async function engineItem(name: string): Promise<Item> {
  const head = { kind: "engine", name, required: REQUIRED.includes(name) } as const;
  try {
    const engine = await openEngine(name);
    const [reply] = await engine.run([PROBE]).finally(() => engine.close());
    if (reply && !isFailure(reply) && reply.registers[0] === 5n) return { ...head, version: engine.description };
    return {
      ...head,
      missing: `${engine.description} does not answer: ${reply && isFailure(reply) ? reply.error : "wrong sum"}`,
    };
  } catch (error) {
    return { ...head, missing: (error as Error).message };
  }
}
