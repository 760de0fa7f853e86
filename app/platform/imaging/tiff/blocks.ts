import { ProblemError } from '../../../core/project/problem';
import type { Samples } from '../samples';
import { browserRows } from './browser-rows';
import type { TiffFile } from './directory';
import { decodeJpegBlock } from './jpeg-block';
import { isSubsampled, JPEG, WEBP, type TiffPage } from './page';
import { undoPredictor } from './predictor';
import { sampleArray, sampleReader } from './read-samples';
import { unpackBlock } from './unpack';
import { spreadChroma } from './ycbcr';

/**
 * All samples of a page, channels side by side. JPEG comes as 8-bit grey or RGB, whatever the page
 * says of its colours.
 *
 * @throws ProblemError undecodable, truncated
 */
export async function readSamples(file: TiffFile, page: TiffPage): Promise<Samples> {
  const { width, height, channels, bits, format } = page;
  const data = sampleArray(format, bits, width * height * channels);
  const samples: Samples = { width, height, channels, data, bits, format };
  for (const block of blocksOf(file, page)) {
    const rows = Math.min(page.blockHeight, height - block.top);
    // Tiles are whole, also where they reach beyond the picture; a last strip may be short.
    const stored = page.tiled ? page.blockHeight : rows;
    const bytes =
      page.compression === JPEG
        ? await decodeJpegBlock(block.bytes, page, rows)
        : page.compression === WEBP
          ? await browserRows(new Blob([block.bytes], { type: 'image/webp' }), page, rows)
          : unpackRows(block.bytes, page, stored, file.littleEndian);
    place(bytes, block, samples, page, file.littleEndian);
  }
  return samples;
}

/** Enters the samples of a block, as far as they lie in the picture. */
function place(
  bytes: Uint8Array<ArrayBuffer>,
  block: Block,
  { data, width, height, channels, bits, format }: Samples,
  page: TiffPage,
  littleEndian: boolean,
): void {
  const rowBytes = rowBytesOf(page);
  const rows = Math.min(page.blockHeight, height - block.top);
  const columns = Math.min(page.blockWidth, width - block.left);
  const step = page.separate ? 1 : channels;
  for (let y = 0; y < rows; y++) {
    const row = bytes.subarray(y * rowBytes, (y + 1) * rowBytes);
    let to = ((block.top + y) * width + block.left) * channels + block.channel;
    if (bits === 8 && format === 'unsigned' && step === channels) {
      data.set(row.subarray(0, columns * step), to);
      continue;
    }
    const sample = sampleReader(row, format, bits, littleEndian);
    for (let x = 0, from = 0; x < columns; x++, to += channels) {
      for (let channel = 0; channel < step; channel++) data[to + channel] = sample(from++);
    }
  }
}

function rowBytesOf({ blockWidth, channels, separate, bits }: TiffPage): number {
  return Math.ceil((blockWidth * (separate ? 1 : channels) * bits) / 8);
}

/** The rows of a strip or tile, uncompressed, chroma spread to every pixel. */
function unpackRows(
  packed: Uint8Array<ArrayBuffer>,
  page: TiffPage,
  rows: number,
  littleEndian: boolean,
): Uint8Array<ArrayBuffer> {
  const chroma = isSubsampled(page);
  const [across, down] = page.subsampling;
  const units = Math.ceil(page.blockWidth / across) * Math.ceil(rows / down);
  const length = chroma ? units * (across * down + 2) : rowBytesOf(page) * rows;
  const bytes = unpack(packed, page, length);
  if (bytes.length < length) throw new ProblemError({ kind: 'truncated' });
  if (chroma) return spreadChroma(bytes, page.blockWidth, rows, page.subsampling);
  undoPredictor(bytes, page, littleEndian);
  return bytes;
}

function unpack(packed: Uint8Array<ArrayBuffer>, page: TiffPage, length: number) {
  try {
    return unpackBlock(packed, page, length, rowBytesOf(page) * page.blockHeight);
  } catch (error) {
    if (error instanceof RangeError && /allocation|memory/i.test(error.message)) throw error;
    throw new ProblemError({ kind: 'undecodable', format: 'TIFF' });
  }
}

interface Block {
  readonly left: number;
  readonly top: number;
  /** The first, or for separate planes the only one, that it holds. */
  readonly channel: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Strips or tiles, row by row, plane by plane. */
function* blocksOf({ bytes }: TiffFile, page: TiffPage): Generator<Block> {
  const across = Math.ceil(page.width / page.blockWidth);
  const down = Math.ceil(page.height / page.blockHeight);
  const planes = page.separate ? page.channels : 1;
  let index = 0;
  for (let channel = 0; channel < planes; channel++) {
    for (let row = 0; row < down; row++) {
      for (let column = 0; column < across; column++, index++) {
        const offset = page.offsets[index] ?? 0;
        const end = offset + (page.byteCounts[index] ?? 0);
        // Rows that no strip holds would silently come out black.
        if (offset === 0 || end > bytes.length) throw new ProblemError({ kind: 'truncated' });
        const [left, top] = [column * page.blockWidth, row * page.blockHeight];
        yield { left, top, channel, bytes: bytes.subarray(offset, end) };
      }
    }
  }
}
