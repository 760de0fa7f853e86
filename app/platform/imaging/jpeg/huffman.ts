/** Looked up by the next 16 bits: length of the code (bits 8 and up) and its symbol; 0 is no code. */
export type CodeTable = Uint16Array<ArrayBuffer>;

/**
 * @param counts how many codes there are of 1 to 16 bits
 * @param symbols in the order of their codes
 * @returns null where the counts make more codes than there are
 */
export function codeTable(counts: Uint8Array, symbols: Uint8Array): CodeTable | null {
  const table = new Uint16Array(1 << 16);
  let [at, next] = [0, 0];
  for (let length = 1; length <= 16; length++) {
    const span = 1 << (16 - length);
    for (let i = 0; i < counts[length - 1]!; i++, next++) {
      if (at + span > table.length) return null;
      table.fill((length << 8) | symbols[next]!, at, at + span);
      at += span;
    }
  }
  return table;
}

/** A scan's bits, without stuffed zeros, up to the next marker. */
export class ScanBits {
  private held = 0;
  private count = 0;
  /** How many bits behind the end have been asked for. */
  private overrun = 0;

  constructor(
    private readonly bytes: Uint8Array,
    public at: number,
  ) {}

  /** More has been read than there is. */
  get isShort(): boolean {
    return this.overrun > this.count;
  }

  private fill(): void {
    const { bytes } = this;
    while (this.count <= 16) {
      const byte = this.at < bytes.length ? bytes[this.at]! : 0xff;
      if (byte === 0xff && bytes[this.at + 1] !== 0) {
        // A marker, or the end of the file: zeros from here on.
        this.held <<= 8;
        this.overrun += 8;
      } else {
        this.held = (this.held << 8) | byte;
        this.at += byte === 0xff ? 2 : 1;
      }
      this.count += 8;
    }
  }

  /** At most 16 bits. */
  take(length: number): number {
    if (this.count < length) this.fill();
    this.count -= length;
    return (this.held >>> this.count) & ((1 << length) - 1);
  }

  skip(length: number): void {
    if (this.count < length) this.fill();
    this.count -= length;
  }

  /** The next symbol, -1 where no code fits. */
  symbol(table: CodeTable): number {
    if (this.count < 16) this.fill();
    const entry = table[(this.held >>> (this.count - 16)) & 0xffff]!;
    if (entry === 0) return -1;
    this.count -= entry >> 8;
    return entry & 0xff;
  }

  /** Goes behind the next marker, which is returned; -1 at the end of the file. */
  nextMarker(): number {
    this.held = 0;
    this.count = 0;
    this.overrun = 0;
    const { bytes } = this;
    let at = bytes.indexOf(0xff, this.at);
    while (at >= 0 && at + 1 < bytes.length) {
      const marker = bytes[at + 1]!;
      if (marker !== 0 && marker !== 0xff) {
        this.at = at + 2;
        return marker;
      }
      at = bytes.indexOf(0xff, marker === 0 ? at + 2 : at + 1);
    }
    this.at = bytes.length;
    return -1;
  }
}
