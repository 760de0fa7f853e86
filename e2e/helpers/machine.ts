/** Processor time of `work` on the machine that the budgets were set on (two cores, 2026-11-22). */
const REFERENCE_MS = 60;

/**
 * How many times slower this machine computes than the one that budgets of processor time are meant
 * for, at this moment; at least 1, so that a fast one does not make them stricter. The best of five
 * tries, since other flows share its cores.
 */
export function slowness(): number {
  return Math.max(1, Math.min(...Array.from({ length: 5 }, work)) / REFERENCE_MS);
}

/** Milliseconds on the processor for something fixed that is like what a page does. */
function work(): number {
  const before = process.cpuUsage();
  const numbers = Array.from({ length: 60_000 }, (_, i) => ((i * 7919) % 100_003) / 7);
  const sorted = numbers.toSorted((a, b) => a - b);
  const text = JSON.stringify(sorted.map((value, i) => ({ id: `i${i}`, value })));
  JSON.parse(text);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
