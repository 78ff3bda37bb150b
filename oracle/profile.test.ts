/** Profiles as data: every feature has its place, and the machine stops at what is outside. */
import { describe, expect, test } from "vitest";
import { TABLE } from "./isa/index.ts";
import { Machine } from "./machine.ts";
import { isWithin, PROFILES, type ProfileName, profileNamed } from "./profile.ts";
import { run } from "./testing/guest.ts";

const used = new Set(TABLE.filter(({ status }) => status.kind !== "refused").map(({ feature }) => feature));

const [documented, echo, v2, full] = PROFILES.map(({ features }) => features) as [
  ReadonlySet<string>,
  ReadonlySet<string>,
  ReadonlySet<string>,
  ReadonlySet<string>,
];

test("the full profile has every feature of the table, and no other", () => {
  expect([...full].sort()).toEqual([...used].sort());
});

/** By the issue and the psABI, not by the table of profiles: a feature that moves has to move here too. */
const PLACES: Readonly<Record<string, readonly ProfileName[]>> = {
  base: ["echo-2020", "echo", "v2"],
  cmov: ["echo-2020", "echo", "v2"],
  cx8: ["echo-2020", "echo", "v2"],
  prefetch: ["echo-2020", "echo", "v2"],
  "cet-ibt": ["echo-2020", "echo", "v2"],
  cx16: ["echo", "v2"],
  popcnt: ["echo", "v2"],
  crc32: ["echo", "v2"],
  fences: ["echo", "v2"],
  lzcnt: ["echo"],
  bmi1: ["echo"],
  bmi2: ["echo"],
  adx: ["echo"],
  movbe: ["echo"],
  movdiri: ["echo"],
  movdir64b: ["echo"],
  x87: ["v2"],
  mmx: ["v2"],
  fxsr: ["v2"],
  sse: ["v2"],
  "sse-mmx": ["v2"],
  sse2: ["v2"],
  "sse2-mmx": ["v2"],
  sse3: ["v2"],
  ssse3: ["v2"],
  "ssse3-mmx": ["v2"],
  "sse4.1": ["v2"],
  "sse4.2": ["v2"],
};

test.each([...used])("%s is in exactly the profiles that should have it", (feature) => {
  const names = PROFILES.filter(({ features }) => features.has(feature)).map(({ name }) => name);
  expect(names).toEqual([...(PLACES[feature] ?? []), "full"]);
});

test("echo-2020 lies within echo and within v2, and both within full", () => {
  const within = PROFILES.flatMap((inner) =>
    PROFILES.filter((outer) => outer !== inner && isWithin(inner, outer)).map(({ name }) => `${inner.name} ${name}`),
  );
  expect(within).toEqual(["echo-2020 echo", "echo-2020 v2", "echo-2020 full", "echo full", "v2 full"]);
  for (const feature of documented) expect(echo.has(feature) && v2.has(feature)).toBe(true);
});

test("a profile is found by its name only", () => {
  expect(profileNamed("echo")?.name).toBe("echo");
  expect(profileNamed("ECHO")).toBeUndefined();
  expect(profileNamed("")).toBeUndefined();
});

const under = (profile: ProfileName, hex: string, registers = {}) =>
  run(hex, { registers, machine: new Machine({ profile }) });

describe("outside the profile", () => {
  test.each<[ProfileName, string, string]>([
    ["echo-2020", "f30fb8c3", "POPCNT (popcnt) is outside the profile echo-2020"],
    ["echo-2020", "f0480fc70b", "CMPXCHG16B (cx16) is outside the profile echo-2020"],
    ["echo-2020", "0faee8", "LFENCE (fences) is outside the profile echo-2020"],
    ["echo-2020", "0f28c1", "MOVAPS (sse) is outside the profile echo-2020"],
    ["echo", "660fefc0", "PXOR (sse2) is outside the profile echo"],
    ["v2", "c4e270f2c0", "ANDN (bmi1) is outside the profile v2"],
    ["v2", "660f38dcc1", "AESENC (aes) is outside the profile v2"],
  ])("%s stops at %s as unsupported", (profile, hex, why) => {
    const { stop, state } = under(profile, hex);
    expect(stop).toEqual({ reason: "unsupported", at: 0x40_0000n, why });
    expect(state.rip).toBe(0x40_0000n);
  });

  test("what is refused anyway, and what is no instruction, is what it is in every profile", () => {
    for (const { name } of PROFILES) {
      expect(under(name, "0f05").stop.why).toContain("refused");
      expect(under(name, "06").stop).toMatchObject({ reason: "fault", fault: "#UD" });
      expect(under(name, "f00fa2").stop).toMatchObject({ reason: "fault", fault: "#UD" });
    }
  });
});

describe("without their feature", () => {
  test("TZCNT and LZCNT execute as BSF and BSR", () => {
    for (const profile of ["echo-2020", "v2"] as const) {
      expect(under(profile, "f30fbcc3", { rbx: 0x50n }).get("rax")).toBe(4n);
      expect(under(profile, "f30fbdc3", { rbx: 0x50n }).get("rax")).toBe(6n);
      const ofZero = under(profile, "f30fbcc3", { rax: 7n, rbx: 0n });
      expect([ofZero.stop.reason, ofZero.get("rax")]).toEqual(["limit", 7n]);
    }
  });

  test("hints stay what they always were: no operation", () => {
    const machine = new Machine({ features: new Set(["base"]) });
    for (const hex of ["f30f1efa", "f30f1efb", "0f1803", "0f1c03", "f390"])
      expect(run(hex, { machine }).stop.reason, hex).toBe("limit");
    expect(under("echo-2020", "f30f1efa").stop.reason).toBe("limit");
  });

  test("CMOV is outside a machine that is given its features", () => {
    const machine = new Machine({ features: new Set(["base"]) });
    expect(run("480f44c3", { machine }).stop.why).toBe("CMOVE (cmov) is outside the features of this machine");
  });
});

test("machines of one profile share their decoding table, and the full one is the table itself", () => {
  expect(new Machine({ profile: "echo" }).maps).toBe(new Machine({ profile: "echo" }).maps);
  expect(new Machine().table).toBe(TABLE);
  expect(new Machine().maps).toBe(new Machine({ profile: "full" }).maps);
});
