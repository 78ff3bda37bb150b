/** Runners that wait for their next guest: starting one from here takes 10 ms, most of it to copy this process. */
import { NativeChannel } from "./native-channel.ts";

/** Contracts that call each other have one each: as many as can be called at once by default (limits.ts). 0.2 MB each. */
const MOST_IDLE = 16;
const idle: NativeChannel[] = [];

/** With a fresh guest. Throws EnvironmentLacks where there is no runner. */
export const takeChannel = (): NativeChannel => idle.pop() ?? new NativeChannel();

/** Its guest is done with. */
export function leaveChannel(channel: NativeChannel): void {
  if (idle.length < MOST_IDLE && channel.renew()) idle.push(channel);
  else channel.close();
}
