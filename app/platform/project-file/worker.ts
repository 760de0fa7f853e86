import type { Port } from '../../rpc/messages';
import { serve } from '../../rpc/serve';
import type { ProjectFileOps } from './protocol';
import { readProjectFile } from './read';

declare const self: Port;

serve<ProjectFileOps>(self, {
  read: (file, { signal, progress }) => readProjectFile(file, signal, progress),
});
