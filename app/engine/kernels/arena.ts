/** Bytes of a page of WebAssembly memory. */
const PAGE_BYTES = 65_536;

/** Addresses are multiples of a cache line. */
const LINE_BYTES = 64;

/**
 * Hands out addresses in a WebAssembly memory, one after the other. What lies above a mark is
 * given back together. New space is zero only when the memory had to grow: see `zeros`.
 */
export class Arena {
  private top = LINE_BYTES;

  constructor(readonly memory: WebAssembly.Memory) {}

  /** Bytes in use; `release` gives back what has come since. */
  mark(): number {
    return this.top;
  }

  release(mark: number): void {
    this.top = mark;
  }

  clear(): void {
    this.top = LINE_BYTES;
  }

  /** @throws RangeError when the memory cannot grow any further */
  bytes(count: number): number {
    const address = this.top;
    const end = address + Math.ceil(count / LINE_BYTES) * LINE_BYTES;
    const missing = end - this.memory.buffer.byteLength;
    if (missing > 0) this.memory.grow(Math.ceil(missing / PAGE_BYTES));
    this.top = end;
    return address;
  }

  floats(count: number): number {
    return this.bytes(count * 4);
  }

  zeros(count: number): number {
    const address = this.floats(count);
    this.view(address, count).fill(0);
    return address;
  }

  /** Copies numbers in. */
  put(values: Float32Array): number {
    const address = this.floats(values.length);
    this.view(address, values.length).set(values);
    return address;
  }

  /** A view that lives until the memory grows. */
  view(address: number, count: number): Float32Array<ArrayBuffer> {
    return new Float32Array(this.memory.buffer as ArrayBuffer, address, count);
  }

  /** As `view`. */
  words(address: number, count: number): Uint32Array<ArrayBuffer> {
    return new Uint32Array(this.memory.buffer as ArrayBuffer, address, count);
  }
}
