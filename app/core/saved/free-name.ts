import { MOST_NAME } from './limits';

/** A name that no other project has: the wished one, or "NAME (2)" and so on. */
export function freeName(wished: string, taken: readonly string[]): string {
  const names = new Set(taken);
  const [, base, number] = /^(.*?)(?: \((\d{1,6})\))?$/s.exec(wished)! as unknown as string[];
  let name = wished;
  for (let count = number ? Number(number) : 1; names.has(name);) {
    count += 1;
    const suffix = ` (${count})`;
    name = `${base!.slice(0, MOST_NAME - suffix.length)}${suffix}`;
  }
  return name;
}
