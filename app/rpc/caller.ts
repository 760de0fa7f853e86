import type { Problem } from '../core/project/problem';
import { ProblemError } from '../core/project/problem';
import type { CallMessage, Operations, Port, ReplyMessage } from './messages';

export interface CallOptions {
  readonly signal?: AbortSignal;
  /** Parts of the input that move instead of being copied; unusable here afterwards. */
  readonly transfer?: Transferable[];
  readonly onProgress?: (done: number, total: number) => void;
}

interface Pending {
  resolve(output: unknown): void;
  reject(reason: unknown): void;
  progress(done: number, total: number): void;
}

/** Asks a worker for operations. Takes over the port's `onmessage`. */
export class Caller<Ops extends Operations<Ops>> {
  readonly #port: Port;
  readonly #calls = new Map<number, Pending>();
  #nextId = 1;
  #lost: Problem | null = null;

  constructor(port: Port) {
    this.#port = port;
    // oxlint-disable-next-line unicorn/prefer-add-event-listener -- also starts a MessagePort
    port.onmessage = (event) => this.#receive(event.data as ReplyMessage);
  }

  /** Calls that have neither been answered nor aborted. */
  get pending(): number {
    return this.#calls.size;
  }

  /**
   * Rejects with ProblemError, or with the signal's reason as soon as it aborts: the worker is
   * told, but nobody waits for it.
   */
  call<Name extends keyof Ops>(
    op: Name,
    input: Ops[Name]['input'],
    { signal, transfer = [], onProgress }: CallOptions = {},
  ): Promise<Ops[Name]['output']> {
    return new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      if (this.#lost) throw new ProblemError(this.#lost);
      const id = this.#nextId++;
      // Throws when the input cannot be cloned, before anything is pending.
      this.#send({ kind: 'call', id, op, input }, transfer);
      const abort = () => {
        this.#send({ kind: 'abort', id }, []);
        this.#settle(id)?.reject(signal?.reason);
      };
      signal?.addEventListener('abort', abort);
      const unlisten = () => signal?.removeEventListener('abort', abort);
      this.#calls.set(id, {
        resolve: (output) => (unlisten(), resolve(output as Ops[Name]['output'])),
        reject: (reason) => (unlisten(), reject(reason)),
        progress: (done, total) => onProgress?.(done, total),
      });
    });
  }

  /** The worker is gone: rejects every pending call and every later one. */
  lost(problem: Problem): void {
    this.#lost = problem;
    for (const id of this.#calls.keys()) this.#settle(id)?.reject(new ProblemError(problem));
  }

  #send(message: CallMessage, transfer: Transferable[]): void {
    this.#port.postMessage(message, transfer);
  }

  #settle(id: number): Pending | undefined {
    const call = this.#calls.get(id);
    this.#calls.delete(id);
    return call;
  }

  /** Replies to aborted calls are dropped. */
  #receive(reply: ReplyMessage): void {
    switch (reply.kind) {
      case 'progress':
        this.#calls.get(reply.id)?.progress(reply.done, reply.total);
        break;
      case 'done':
        this.#settle(reply.id)?.resolve(reply.output);
        break;
      case 'failed':
        this.#settle(reply.id)?.reject(new ProblemError(reply.problem));
        break;
      case 'aborted':
        this.#settle(reply.id)?.reject(new DOMException('Aborted by the worker', 'AbortError'));
        break;
    }
  }
}
