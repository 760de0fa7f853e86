import { EXPORT_MAP_LONGEST_PX, fitWithin, type Size } from '../image/geometry';

/** Contents of an export besides the tables, which are always in it. */
export interface ExportParts {
  /** The photo with its heat, and with its regions; `odd`: of photos that are not normal alone. */
  readonly overlays: 'none' | 'odd' | 'all';
  /** Heatmap and scores, at the size of the network's input, or of the photo up to 1,024 px a side. */
  readonly maps: 'none' | 'network' | 'photo';
  readonly masks: boolean;
  readonly report: boolean;
}

/** Facts of a scored photo that the size of an export depends on. */
export interface ExportedPhoto extends Size {
  /** Size at which the network sees it. */
  readonly input: Size;
  readonly isOdd: boolean;
  /** Whether the report shows it. */
  readonly isShown: boolean;
}

export interface ExportSize {
  readonly bytes: number;
  readonly files: number;
}

/** Of a zip file, for each of its entries. */
const ENTRY_BYTES = 200;
/** All tables and the report's page without photos. */
const BASE_BYTES = 60_000;
/** A photo's part of the tables, with one region or two. */
const ROW_BYTES = 4000;
/** A photo's part of the report's page, with a thumbnail, and a second one in place of the picture. */
const REPORT_ROW_BYTES = 6000;
const REPORT_THUMBNAIL_BYTES = 6000;
/** A JPEG of at most 1,000 px a side and its heat, in Base64. */
const REPORT_BYTES_PER_PX = 0.35;
const REPORT_MOST_BYTES = 170_000;
/** PNG: photos are noisy, heatmaps smooth, masks nearly empty. */
const OVERLAY_BYTES_PER_PX = 1.5;
const OVERLAY_LONGEST_PX = 2048;
/** Heatmap, four bytes a score in NumPy, and most of two as PNG. */
const MAP_BYTES_PER_PX = 0.1 + 4 + 1.6;
const MASK_BYTES = 500;
const MASK_BYTES_PER_PX = 0.005;

/** About how much an export takes; photos differ, so that half or twice as much may come of it. */
export function exportSize(parts: ExportParts, photos: readonly ExportedPhoto[]): ExportSize {
  let bytes = BASE_BYTES;
  let files = 4 + (parts.report ? 1 : 0);
  for (const photo of photos) {
    const own = photoSize(parts, photo);
    bytes += own.bytes + own.files * ENTRY_BYTES;
    files += own.files;
  }
  return { bytes: Math.round(bytes), files };
}

/** About how many bytes a report takes by itself. */
export function reportSize(photos: readonly ExportedPhoto[]): number {
  return photos.reduce((bytes, photo) => bytes + reportBytes(photo), BASE_BYTES);
}

function reportBytes(photo: ExportedPhoto): number {
  if (!photo.isShown) return REPORT_ROW_BYTES + REPORT_THUMBNAIL_BYTES;
  return REPORT_ROW_BYTES + Math.min(REPORT_MOST_BYTES, REPORT_BYTES_PER_PX * pixels(photo));
}

function photoSize(parts: ExportParts, photo: ExportedPhoto): ExportSize {
  let bytes = ROW_BYTES;
  let files = 0;
  if (parts.report) bytes += reportBytes(photo);
  if (parts.overlays === 'all' || (parts.overlays === 'odd' && photo.isOdd)) {
    // Contours are drawn where there are regions.
    const pictures = photo.isOdd ? 2 : 1;
    bytes += pictures * pixels(fitWithin(photo, OVERLAY_LONGEST_PX)) * OVERLAY_BYTES_PER_PX;
    files += pictures;
  }
  if (parts.maps !== 'none') {
    const map = parts.maps === 'photo' ? fitWithin(photo, EXPORT_MAP_LONGEST_PX) : photo.input;
    bytes += pixels(map) * MAP_BYTES_PER_PX;
    files += 3;
  }
  if (parts.masks) {
    bytes += MASK_BYTES + pixels(photo) * MASK_BYTES_PER_PX;
    files += 1;
  }
  return { bytes, files };
}

function pixels({ width, height }: Size): number {
  return width * height;
}
