/** Placeholder until the branch of the setting is merged. */
export type Directions = 1 | 8;
