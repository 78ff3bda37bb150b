/** Which programs are here. */
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

export const isHere = (program) =>
  (process.env.PATH ?? "").split(delimiter).some((folder) => isExecutable(join(folder, program)));

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
