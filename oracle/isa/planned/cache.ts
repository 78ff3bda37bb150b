/** Cache line write-back: without effect here, but for the access that can fault. */
import { planned } from "../../table.ts";

export const cacheRows = [
  ...planned(
    { feature: "clflush", section: "SDM 2A CLFLUSH" },
    `
  NP 0F AE /7    CLFLUSH Mb
  `,
  ),
  ...planned(
    { feature: "clflushopt", section: "SDM 2A CLFLUSHOPT" },
    `
  66 0F AE /7    CLFLUSHOPT Mb
  `,
  ),
  ...planned(
    { feature: "clwb", section: "SDM 2A CLWB" },
    `
  66 0F AE /6    CLWB Mb
  `,
  ),
];
