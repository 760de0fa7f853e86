import type { Arrival, IncomingFile } from '../../ports/files';

/** How files come in from the browser; injected by `main.tsx`. */
export interface FileInput {
  fromDrop(event: DragEvent): Promise<Arrival>;
  fromInput(list: FileList): Promise<IncomingFile[]>;
  fromPaste(event: ClipboardEvent): IncomingFile[] | Promise<IncomingFile[]>;
}
