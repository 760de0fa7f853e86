import type { Arrival } from '../ports/files';
import { filesFromHandles } from './files';

/** Of installed apps in Chromium; not among TypeScript's types yet. */
interface LaunchQueue {
  setConsumer(take: (launch: { readonly files?: readonly FileSystemHandle[] }) => void): void;
}

/**
 * Tells of the files that the installed app is opened with, from the system's list of files
 * (File Handling, W3C web app manifest incubations); in other browsers there never are any.
 */
export function watchLaunches(take: (files: Promise<Arrival>) => void): void {
  const { launchQueue } = window as { readonly launchQueue?: LaunchQueue };
  launchQueue?.setConsumer(({ files = [] }) => {
    if (files.length > 0) take(filesFromHandles(files));
  });
}
