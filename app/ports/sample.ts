import type { IncomingFile } from './files';

export interface SampleKind {
  readonly id: string;
  readonly name: string;
}

export interface Sample {
  kinds(): Promise<readonly SampleKind[]>;
  load(id: string, signal: AbortSignal): Promise<readonly IncomingFile[]>;
}
