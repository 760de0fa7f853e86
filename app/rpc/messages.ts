import type { Problem } from '../core/project/problem';

/** Input and output of an operation; both are structured-cloneable. */
export interface Operation {
  input: unknown;
  output: unknown;
}

/** Operations by name. Written over `Ops` itself so that interfaces will do as well as types. */
export type Operations<Ops> = { [Name in keyof Ops]: Operation };

/** Main thread to worker. */
export type CallMessage =
  | {
      readonly kind: 'call';
      readonly id: number;
      readonly op: PropertyKey;
      readonly input: unknown;
    }
  | { readonly kind: 'abort'; readonly id: number };

/** Worker to main thread: any number of `progress`, then exactly one of the others. */
export type ReplyMessage =
  | { readonly kind: 'done'; readonly id: number; readonly output: unknown }
  | { readonly kind: 'failed'; readonly id: number; readonly problem: Problem }
  | { readonly kind: 'aborted'; readonly id: number }
  | {
      readonly kind: 'progress';
      readonly id: number;
      readonly done: number;
      readonly total: number;
    };

/** The part of a Worker, a worker's scope or a MessagePort that messages need. */
export interface Port {
  postMessage(message: unknown, transfer: Transferable[]): void;
  onmessage: ((event: MessageEvent) => void) | null;
  onmessageerror?: ((event: MessageEvent) => void) | null;
}
