/** One thing that Echolot uses: there with a version and a path, or missing with the way to get it. */
export interface Item {
  readonly kind: "engine" | "package" | "tool" | "machine";
  readonly name: string;
  /** Without it a command of the main job fails. */
  readonly required: boolean;
  readonly version?: string;
  readonly path?: string;
  /** Set when it is missing: what is wrong and how to get it. */
  readonly missing?: string;
}
