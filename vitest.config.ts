import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["{oracle,src,bench,scripts}/**/*.test.ts"],
    // Tests start real child processes: forks keep their signals and exit handlers apart.
    pool: "forks",
    // A process runs file after file and keeps what it has loaded: loading everything for each of 260 files took a third of the time.
    isolate: false,
    // Vitest leaves one core idle, which on two cores is half of the machine.
    maxWorkers: "100%",
    minWorkers: 1,
    // What takes a second here took 35 where neighbours had two thirds of the machine; only what hangs is to end here.
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
