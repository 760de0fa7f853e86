import { z } from 'zod';
import { colourMaps } from '../heatmap/colour-map';
import { knownLengthFault } from '../regions/known-length';
import { defaultSeverityRules, severities, severityRuleFaults } from '../regions/severity';
import { DEFAULT_SMOOTHING_PX } from '../score/score-map';
import { DEFAULT_RATE } from '../score/calibration/calibrate';
import {
  MOST_COMMENT,
  MOST_FILE_NAME,
  MOST_ITEMS,
  MOST_NAME,
  MOST_PATH,
  MOST_RULE_NAME,
  MOST_RULES,
  SAVED_VERSION,
} from './limits';

// Its compiled parsers would need `unsafe-eval`.
z.config({ jitless: true });

const whole = z.int().nonnegative();
const side = z.int().positive().max(100_000);
const size = z.object({ width: side, height: side });
const point = z.object({ x: z.number(), y: z.number() });
const positive = z.number().positive();
const text = (most: number) => z.string().max(most);
/** Scores and thresholds: distances of vectors of length 1. */
const distance = z.number().min(0).max(2);
export const savedId = z.string().regex(/^i\d{1,9}$/);

/** SHA-256 in hexadecimal. */
export const savedHash = z.string().regex(/^[0-9a-f]{64}$/);

/** What is known of an image without its file. */
export const savedItem = z.object({
  id: savedId,
  bin: z.enum(['reference', 'query']),
  name: text(MOST_FILE_NAME),
  path: text(MOST_PATH),
  bytes: whole,
  sequence: z.int().positive(),
  /** A failed image is tried again, one in the works waits. */
  status: z.enum(['waiting', 'embedded', 'done']),
  label: z.enum(['good', 'defective', 'unsure']).nullable(),
  flagged: z.boolean(),
  comment: text(MOST_COMMENT),
  hasMask: z.boolean(),
  hash: savedHash.nullable(),
  image: size.nullable(),
  score: distance.nullable(),
  tookMs: z.number().nonnegative().nullable(),
  scoredAgainst: whole,
  bankVersion: whole,
});

const featureSpec = z.object({
  backbone: text(200),
  weights: text(200),
  levels: z.array(text(200)).max(20),
  inputAreaPx: z.number().positive(),
  preprocessing: z.number(),
});

const calibration = z.object({
  method: z.enum(['leave-one-out', 'alone']),
  parts: z
    .array(z.object({ score: distance, common: distance, peak: distance }))
    .min(1)
    .max(1000),
});

const limits = z.object({
  areaPercent: positive.exactOptional(),
  areaMm2: positive.exactOptional(),
  peakRatio: positive.exactOptional(),
  oneIn: positive.exactOptional(),
});

const severityRules = z
  .array(z.object({ name: text(MOST_RULE_NAME), severity: z.enum(severities), atLeast: limits }))
  .max(MOST_RULES)
  .refine((rules) => severityRuleFaults(rules).length === 0);

const knownLength = z
  .object({ from: point, to: point, mm: z.number(), image: size })
  .refine((length) => knownLengthFault(length) === null);

/** What a person has chosen; a choice that cannot be read is as if it had never been made. */
const regions = z.object({
  ownThreshold: distance.nullable().catch(null),
  smallest: z
    .object({ value: z.number().nonnegative(), unit: z.enum(['percent', 'mm2']) })
    .catch({ value: 0, unit: 'percent' }),
  smoothingPx: z.number().min(0).max(100).catch(DEFAULT_SMOOTHING_PX),
  knownLength: knownLength.nullable().catch(null),
  severityRules: severityRules.catch([...defaultSeverityRules]),
});

const view = z.object({
  selected: savedId.nullable().catch(null),
  sort: z.enum(['score', 'name', 'added', 'area']).catch('score'),
  mode: z
    .enum(['overlay', 'side', 'swipe', 'blink', 'difference', 'heatmap', 'contours', 'photo'])
    .catch('overlay'),
  opacity: z.number().min(0).max(1).catch(0.6),
  colourMap: z.enum(colourMaps.map((map) => map.id)).catch(colourMaps[0]!.id),
});

/**
 * A project as it is kept on the device and in a project file: all but the files, thumbnails,
 * patch scores, masks and the bank, which lie beside it.
 */
export const savedProject = z.object({
  version: z.literal(SAVED_VERSION),
  name: text(MOST_NAME),
  /** Milliseconds since 1970. */
  createdAt: z.number().nonnegative(),
  changedAt: z.number().nonnegative(),
  /** What the bank's features were made with; null without a bank. */
  spec: featureSpec.nullable(),
  sequence: whole,
  bankVersion: whole,
  /** Ids of the references in the bank, in its order: patch scores count through them. */
  inBank: z.array(savedId).max(MOST_ITEMS),
  calibration: calibration.nullable().catch(null),
  ownThreshold: distance.nullable().catch(null),
  falseAlarmRate: z.number().gt(0).lt(0.5).catch(DEFAULT_RATE),
  regions,
  view,
});

export type SavedItem = z.infer<typeof savedItem>;
export type SavedProject = z.infer<typeof savedProject>;
