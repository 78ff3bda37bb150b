/**
 * Contracts in other languages than C and C++: what compiles each. `$T` is a folder for what comes between, `$S` the contract's own,
 * `$SDK` that of the headers; the first word of a command is the compiler that must be there. Names carry Debian 12's versions.
 */
const GCC = "-Os -fno-pie -mno-mmx -mno-sse -ffunction-sections -fdata-sections -fno-asynchronous-unwind-tables";
const PLAIN = "-fno-stack-protector -fcf-protection=none";
const FROM_C = `${GCC} ${PLAIN} -w -ffreestanding -fno-unwind-tables`;
/** `ledger.o` and what it calls. */
const LINK =
  "ld -nostdlib -static -e __apply --gc-sections --build-id=none -z noexecstack -o $OUT $T/ledger.o $T/stubs.o $T/memory.o";
const STUBS = ["as $SDK/stubs.s -o $T/stubs.o", `gcc ${FROM_C} -c $SDK/memory.c -o $T/memory.o`];

const NIM = "--hints:off --os:standalone --cpu:amd64 --gc:none --noMain:on -d:danger --compileOnly --nimcache:$T/nim";
const ZIG = "-target x86_64-freestanding-none -mcpu x86_64-mmx-sse-sse2+soft_float --entry __apply -fstrip";
/** ECHO's flags. rustc warns of them, because the `core` that it brings has SSE2: what a contract calls of that must have none. */
const RUST = [
  "--edition 2021 -C panic=abort -C codegen-units=1 -C relocation-model=static -C debuginfo=0 -C strip=debuginfo",
  "-C no-redzone=yes -C force-unwind-tables=no -C target-feature=-mmx,-sse,+soft-float -A warnings",
].join(" ");
const RUST_LINK = [
  "-C linker=gcc -C link-arg=-nostdlib -C link-arg=-nostartfiles -C link-arg=-static -C link-arg=-no-pie",
  "-C link-arg=-Wl,-e,_start,--gc-sections,--build-id=none,-z,noexecstack",
].join(" ");

const rust = (name, levels) =>
  Object.fromEntries(
    levels.map((level) => [
      `${name}-O${level}.elf`,
      [
        ...STUBS,
        `rustc --crate-type rlib --crate-name echo ${RUST} -C opt-level=${level} $SDK/rust/lib.rs -o $T/libecho.rlib`,
        `rustc --crate-type bin ${RUST} -C opt-level=${level} --extern echo=$T/libecho.rlib ${RUST_LINK} -C link-arg=$T/memory.o $S/ledger.rs -o $OUT`,
      ],
    ]),
  );

/** By contract; by file, its commands. */
export const LANGUAGES = {
  "ada-ledger": {
    "ada-ledger-Os.elf": [
      ...STUBS,
      `gcc-12 -c ${GCC} ${PLAIN} -gnatp -gnatec=$S/gnat.adc -gnatA -I$S $S/ledger.adb -o $T/ledger.o`,
      LINK,
    ],
  },
  "d-ledger": {
    "d-ledger-gdc-Os.elf": [
      ...STUBS,
      `gdc-12 ${GCC} ${PLAIN} -fno-druntime -fno-exceptions -fno-rtti -c $S/ledger.d -o $T/ledger.o`,
      LINK,
    ],
    "d-ledger-ldc-Os.elf": [
      ...STUBS,
      "ldc2 -betterC -Os -c -mtriple=x86_64-none-elf -mattr=-mmx,-sse2,-sse -relocation-model=static -disable-red-zone=false -of=$T/ledger.o $S/ledger.d",
      LINK,
    ],
  },
  "fortran-ledger": {
    "fortran-ledger-Os.elf": [...STUBS, `gfortran-12 ${GCC} ${PLAIN} -J$T -c $S/ledger.f90 -o $T/ledger.o`, LINK],
  },
  "modula2-ledger": {
    "modula2-ledger-Os.elf": [
      ...STUBS,
      `gm2-12 -I$S -I/usr/lib/gcc/x86_64-linux-gnu/12/m2/m2min ${GCC} ${PLAIN} -fno-exceptions -c $S/ledger.mod -o $T/ledger.o`,
      LINK.replace("-e __apply", "-e ledger_Apply"),
    ],
  },
  "nasm-ledger": {
    "nasm-ledger.elf": [...STUBS, "nasm -felf64 $S/ledger.asm -o $T/ledger.o", LINK],
  },
  "nim-ledger": {
    "nim-ledger-Os.elf": [
      ...STUBS,
      `nim c ${NIM} $S/ledger.nim`,
      `gcc ${FROM_C} -I/usr/lib/nim/lib -I/usr/lib/nim -c $T/nim/@mledger.nim.c -o $T/ledger.o`,
      LINK,
    ],
  },
  "pascal-ledger": {
    "pascal-ledger-O2.elf": [
      ...STUBS,
      "ppcx64 -Us -O2 -n -Tlinux -FE$T $S/system.pp",
      "ppcx64 -O2 -n -Tlinux -Fu$T -FE$T $S/ledger.pp",
      LINK,
    ],
  },
  "rust-ledger": rust("rust-ledger", ["0", "s"]),
  "rust-parts": rust("rust-parts", ["s"]),
  "vala-ledger": {
    "vala-ledger-Os.elf": [
      ...STUBS,
      "valac --profile=posix --vapidir $S --pkg echo -C --basedir $S -d $T $S/ledger.vala",
      `gcc ${FROM_C} -I$SDK -c $T/ledger.c -o $T/ledger.o`,
      LINK,
    ],
  },
  "zig-ledger": Object.fromEntries(
    ["Small", "Safe", "Fast"].map((level) => [
      `zig-ledger-${level}.elf`,
      [`zig build-exe $S/ledger.zig ${ZIG} -O Release${level} --cache-dir $T --global-cache-dir $T -femit-bin=$OUT`],
    ]),
  ),
};
