/** Everything that can be said of a contract without running it. */
import {
  type Image,
  type ImageLimits,
  isWithin,
  LIMITS,
  loadImage,
  PROFILES,
  type Profile,
  type ProfileName,
  profileNamed,
  readSections,
  type Section,
} from "../../oracle/index.ts";
import { type Code, findCode } from "./code.ts";
import { type FeatureCount, histogram } from "./histogram.ts";
import { type ServiceUse, servicesUsed } from "./services.ts";
import type { Warning } from "./warning.ts";
import { warningsOf } from "./warnings.ts";

export interface Inspection {
  /** Of the container. */
  readonly bytes: number;
  readonly image: Image;
  readonly sections: readonly Section[];
  readonly code: Code;
  readonly features: readonly FeatureCount[];
  /** Those that have every instruction that is reached. */
  readonly profiles: readonly ProfileName[];
  readonly services: readonly ServiceUse[];
  readonly warnings: readonly Warning[];
}

/** Executables may be as large as debugging information makes them: bounds the work on a hostile file alone. */
const MOST_BYTES = 64 << 20;

/** Throws LoadError when the bytes are no contract; being larger than one may be is a warning. Warnings are held against `profile`. */
export function inspect(bytes: Uint8Array, profile: ProfileName, imageLimits: ImageLimits = LIMITS.image): Inspection {
  const limits = { ...imageLimits, containerBytes: MOST_BYTES };
  const image = loadImage(bytes, limits);
  const sections = readSections(bytes, limits);
  const code = findCode(image, sections);
  return {
    bytes: bytes.length,
    image,
    sections,
    code,
    features: histogram(code.found),
    profiles: profilesOf(code),
    services: servicesUsed(code.found),
    warnings: warningsOf({ bytes: bytes.length, image, sections, code, profile: profileNamed(profile)! }),
  };
}

function profilesOf({ found }: Code): ProfileName[] {
  const reached = found.filter(({ isReached, instruction }) => isReached && instruction.row.status.kind !== "refused");
  const features = new Set(reached.map(({ instruction }) => instruction.row.feature));
  const needed: Profile = { name: "full", about: "what the contract executes", features };
  return PROFILES.filter((profile) => isWithin(needed, profile)).map(({ name }) => name);
}
