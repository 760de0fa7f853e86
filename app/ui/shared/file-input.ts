import type { IncomingFile } from '../../ports/files';

/** How files come in from the browser; injected by `main.tsx`. */
export interface FileInput {
  fromDrop(event: DragEvent): Promise<IncomingFile[]>;
  fromInput(list: FileList): Promise<IncomingFile[]>;
  fromPaste(event: ClipboardEvent): IncomingFile[] | Promise<IncomingFile[]>;
}
