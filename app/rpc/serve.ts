import { isAbort, toProblem } from '../core/project/problem';
import type { CallMessage, Operations, Port, ReplyMessage } from './messages';

export interface JobContext {
  /** Aborts when the caller loses interest; handlers look at it between steps. */
  readonly signal: AbortSignal;
  progress(done: number, total: number): void;
}

/** An output some parts of which move to the caller instead of being copied. */
class Transferring<Output> {
  constructor(
    readonly output: Output,
    readonly transfer: Transferable[],
  ) {}
}

export function transferring<Output>(
  output: Output,
  transfer: Transferable[],
): Transferring<Output> {
  return new Transferring(output, transfer);
}

type Answer<Output> = Output | Transferring<Output>;

export type Handlers<Ops extends Operations<Ops>> = {
  readonly [Name in keyof Ops]: (
    input: Ops[Name]['input'],
    context: JobContext,
  ) => Answer<Ops[Name]['output']> | Promise<Answer<Ops[Name]['output']>>;
};

interface ServeOptions {
  /** Jobs that may be under way at once; 1 keeps them in order. */
  readonly concurrency?: number;
}

type AnyHandler = (input: unknown, context: JobContext) => unknown;
type Job = Extract<CallMessage, { kind: 'call' }> & { readonly controller: AbortController };

/** Answers the calls of a Caller at the other end. Takes over the scope's `onmessage`. */
export function serve<Ops extends Operations<Ops>>(
  scope: Port,
  handlers: Handlers<Ops>,
  { concurrency = 1 }: ServeOptions = {},
): void {
  const jobs = new Map<number, Job>();
  const waiting: Job[] = [];
  let running = 0;

  const reply = (message: ReplyMessage, transfer: Transferable[] = []) =>
    scope.postMessage(message, transfer);

  const work = async () => {
    if (running >= concurrency) return;
    running++;
    for (let job = waiting.shift(); job; job = waiting.shift()) {
      await answer(job, handlers[job.op as keyof Ops] as AnyHandler | undefined, reply);
      jobs.delete(job.id);
      // Jobs that await nothing would otherwise follow one another without ever hearing an abort.
      await messagesHeard();
    }
    running--;
  };

  const abort = (job: Job | undefined) => {
    if (!job) return;
    job.controller.abort();
    const place = waiting.indexOf(job);
    if (place < 0) return;
    waiting.splice(place, 1);
    jobs.delete(job.id);
    reply({ kind: 'aborted', id: job.id });
  };

  // oxlint-disable-next-line unicorn/prefer-add-event-listener -- also starts a MessagePort
  scope.onmessage = (event) => {
    const message = event.data as CallMessage;
    if (message.kind === 'abort') return abort(jobs.get(message.id));
    const job = { ...message, controller: new AbortController() };
    jobs.set(job.id, job);
    waiting.push(job);
    void work();
  };
}

/** Runs one job and replies exactly once, whatever happens. */
async function answer(
  { id, op, input, controller }: Job,
  handler: AnyHandler | undefined,
  reply: (message: ReplyMessage, transfer?: Transferable[]) => void,
): Promise<void> {
  const { signal } = controller;
  const progress = (done: number, total: number) => reply({ kind: 'progress', id, done, total });
  try {
    if (!handler) throw new RangeError(`serve: no handler for ${String(op)}`);
    const result = await handler(input, { signal, progress });
    signal.throwIfAborted();
    const moves = result instanceof Transferring;
    reply(
      { kind: 'done', id, output: moves ? result.output : result },
      moves ? result.transfer : [],
    );
  } catch (error) {
    if (signal.aborted || isAbort(error)) reply({ kind: 'aborted', id });
    else reply({ kind: 'failed', id, problem: toProblem(error) });
  }
}

/** Resolves in a later task, behind the messages that have already arrived. */
function messagesHeard(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    // oxlint-disable-next-line unicorn/prefer-add-event-listener -- also starts the port
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
