export function keysOf<T extends object>(value: T): readonly (keyof T)[] {
  return Object.keys(value) as (keyof T)[];
}

/** The part of something that has the keys of `like`. */
export function pick<T extends object, Like extends { readonly [Key in keyof T]?: unknown }>(
  from: T,
  like: Like,
): Pick<T, keyof T & keyof Like> {
  const keys = keysOf(like) as (keyof T & keyof Like)[];
  return Object.fromEntries(keys.map((key) => [key, from[key]])) as Pick<T, keyof T & keyof Like>;
}
