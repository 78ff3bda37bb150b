/** One classification of every encoding that an independent table knows, made by really decoding an instance of it. */

import { EncodingKind } from "iced-x86";
import { type Decoded, decode, type ProfileName, profileNamed, type Row, tableOf } from "../../oracle/index.ts";
import { type KnownCode, knownCodes } from "./codes.ts";
import { type Form, instanceOf } from "./instance.ts";

/** `missing`: our decoder calls it undefined. It must never occur. `outside`: implemented or planned, and not of the profile. */
export type Class = "implemented" | "planned" | "outside" | "refused" | "missing";

export interface Classified {
  readonly known: KnownCode;
  readonly kind: Class;
  /** The row that decided; undefined for `missing`. */
  readonly row: Row | undefined;
}

const { maps } = tableOf("full");
const LONGEST = 15;

/** All known codes, in iced's order. Takes about half a second. */
export const classifyAll = (profile: ProfileName = "full"): Classified[] => {
  const { features } = profileNamed(profile)!;
  return knownCodes().map((known) => withinProfile(classify(known), features));
};

/** What TZCNT's encodings do without BMI1 is BSF's: they are still outside. */
const withinProfile = (one: Classified, features: ReadonlySet<string>): Classified =>
  isWanted(one.kind) && !features.has(one.row!.feature) ? { ...one, kind: "outside" } : one;

const isWanted = (kind: Class): boolean => kind === "implemented" || kind === "planned";

/** The class of one code: of its register and its memory form, the one that is further from implemented. */
export function classify(known: KnownCode): Classified {
  const forms: Form[] = ["register", "memory"];
  const rows = forms.map((form) => decodeInstance(known, form)?.row);
  const kinds = rows.map(classOf);
  const worst = WORST_FIRST.find((kind) => kinds.includes(kind))!;
  return { known, kind: worst, row: rows[kinds.indexOf(worst)] };
}

const WORST_FIRST: readonly Class[] = ["missing", "refused", "planned", "implemented"];

/** In the full table no row is outside. */
const classOf = (row: Row | undefined): Class => row?.status.kind ?? "missing";

/** The instance as our decoder sees it; undefined when it does not know it. */
export function decodeInstance(known: KnownCode, form: Form): Decoded | undefined {
  const decoded = decode(maps, padded(withoutWait(instanceOf(known.code, form), known)));
  return typeof decoded === "object" ? decoded : undefined;
}

/** FSTCW is FWAIT and FNSTCW: two instructions to every processor and decoder. The second one names it. */
const withoutWait = (bytes: Uint8Array, { encoding }: KnownCode): Uint8Array =>
  encoding.startsWith("9B ") ? bytes.subarray(1) : bytes;

/** Bytes behind, so that an encoding whose row is wider than iced's is still recognised. */
function padded(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(LONGEST);
  out.set(bytes);
  return out;
}

/** Whether the code lies in a space that we refuse as a whole: its rows name the space only. */
export const isForeign = ({ space }: KnownCode): boolean =>
  space === EncodingKind.EVEX ||
  space === EncodingKind.MVEX ||
  space === EncodingKind.XOP ||
  space === EncodingKind.D3NOW;
