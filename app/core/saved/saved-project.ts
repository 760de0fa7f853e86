import { z } from 'zod';
import { colourMaps } from '../heatmap/colour-map';
import { SAMPLE_BITS } from '../image/sample-range';
import { knownLengthFault } from '../regions/known-length';
import { MOST_RULE_NAME, MOST_RULES, severities, severityRuleFaults } from '../regions/severity';
import { defaultSettings, defaultView, SAVED_VERSION } from './default-settings';
import { labelOrigins, labels } from '../project/label-kinds';
import { turnings } from '../project/turning';
import { MOST_COMMENT, MOST_FILE_NAME, MOST_ITEMS, MOST_NAME, MOST_PATH } from './limits';

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

const sampleBits = z.literal(SAMPLE_BITS);
const patch = z.object({ width: positive, height: positive });

const pixelFacts = z.object({
  brightness: z.number().min(0).max(255),
  depth: z.object({ reach: sampleBits, readAs: sampleBits }).nullable(),
});

/** SHA-256 in hexadecimal. */
export const savedHash = z.string().regex(/^[0-9a-f]{64}$/);

/** Facts of an image without its file. */
export const savedItem = z.object({
  id: savedId,
  bin: z.enum(['reference', 'query']),
  name: text(MOST_FILE_NAME),
  path: text(MOST_PATH),
  bytes: whole,
  sequence: z.int().positive(),
  /** A failed image is tried again, one in the works waits. */
  status: z.enum(['waiting', 'embedded', 'done']),
  label: z.enum(labels).nullable(),
  /** Not kept at first, as `pixels` and `sameAs`. */
  labelFrom: z.enum(labelOrigins).nullable().catch(null),
  flagged: z.boolean(),
  comment: text(MOST_COMMENT),
  hasMask: z.boolean(),
  hash: savedHash.nullable(),
  image: size.extend({ patch: patch.optional() }).nullable(),
  pixels: pixelFacts.nullable().catch(null),
  sameAs: savedId.nullable().catch(null),
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
  /** Not kept at first. A damaged one has the calibration made anew, since it decides on scores. */
  turnGain: z.number().max(1).nullable().default(null),
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
  .refine((rules) => severityRuleFaults(rules).length === 0)
  .readonly();

const knownLength = z
  .object({ from: point, to: point, mm: z.number(), image: size })
  .refine((length) => knownLengthFault(length) === null);

const { regions: usual } = defaultSettings;

/** The user's choices about regions, for all photos of the project; all defaults where there are none. */
const regions = z
  .object({
    /** A map threshold set by hand; null follows the suggested one. */
    ownThreshold: distance.nullable().catch(usual.ownThreshold),
    /** Smaller regions are left out; in millimetres just as long as there is a known length. */
    smallest: z
      .object({ value: z.number().nonnegative(), unit: z.enum(['percent', 'mm2']) })
      .catch(usual.smallest),
    /** Sigma of the score map, as in `scoreMap`. */
    smoothingPx: z.number().min(0).max(100).catch(usual.smoothingPx),
    knownLength: knownLength.nullable().catch(usual.knownLength),
    severityRules: severityRules.catch(usual.severityRules),
  })
  .default(usual);

/** The user's choices; one that cannot be read gets its default. */
const settings = z.object({
  /** Bits of camera data from black to white; null follows the references. */
  range: sampleBits.nullable().catch(defaultSettings.range),
  /** Whether parts lie at any angle. */
  turning: z.enum(turnings).catch(defaultSettings.turning),
  /** A threshold set by hand; null follows the suggested one. */
  ownThreshold: distance.nullable().catch(defaultSettings.ownThreshold),
  /** Share of good parts that the suggested threshold calls anomalous. */
  falseAlarmRate: z.number().gt(0).lt(0.5).catch(defaultSettings.falseAlarmRate),
  regions,
});

const view = z
  .object({
    selected: savedId.nullable().catch(defaultView.selected),
    sort: z.enum(['score', 'name', 'added', 'area']).catch(defaultView.sort),
    mode: z
      .enum(['overlay', 'side', 'swipe', 'blink', 'difference', 'heatmap', 'contours', 'photo'])
      .catch(defaultView.mode),
    /** Strength of the heatmap over the photo, 0 to 1. */
    opacity: z.number().min(0).max(1).catch(defaultView.opacity),
    colourMap: z.enum(colourMaps.map((map) => map.id)).catch(defaultView.colourMap),
  })
  .default(defaultView);

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
  /** Specification of the bank's features; null without a bank. */
  spec: featureSpec.nullable(),
  sequence: whole,
  bankVersion: whole,
  /** Ids of the references in the bank, in its order: patch scores count through them. */
  inBank: z.array(savedId).max(MOST_ITEMS),
  calibration: calibration.nullable().catch(null),
  ...settings.shape,
  view,
});

export type SavedItem = z.infer<typeof savedItem>;
export type SavedProject = z.infer<typeof savedProject>;
export type ProjectSettings = z.infer<typeof settings>;
export type SavedView = z.infer<typeof view>;
