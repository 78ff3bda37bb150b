/** As rex-misplaced, where what the other instruction does shows only with the undefined flags that this engine left before it. */
import { anyField, type KnownInContext } from "./known.ts";
import { hasMisplacedRex, rexMisplaced } from "./rex-misplaced.ts";

const { id, engine, versions, wrong, reason, authority } = rexMisplaced;

export const rexMisplacedLater: KnownInContext = {
  id,
  engine,
  versions,
  wrong,
  reason,
  authority,
  cutBefore: (_instruction, _at, _stoppedAt, code) => hasMisplacedRex(code),
  excuses: anyField,
};
