import {
  isProjectName,
  PROJECT_ENDING,
  PROJECT_TYPE,
  ZIP_ENDING,
  ZIP_TYPE,
} from '../core/files/file-types';

/** The part of a FileSystemFileHandle used here; `remove` is Chromium's alone. */
export interface SaveTarget {
  createWritable(): Promise<WritableStream<Uint8Array>>;
  remove?(): Promise<void>;
}

interface PickerWindow {
  showSaveFilePicker?(options: {
    readonly suggestedName: string;
    readonly types: readonly {
      readonly description: string;
      readonly accept: Readonly<Record<string, readonly string[]>>;
    }[];
  }): Promise<SaveTarget>;
}

const ZIP = { description: 'Zip archive', accept: { [ZIP_TYPE]: [ZIP_ENDING] } };
const PROJECT = { description: 'Oddspot project', accept: { [PROJECT_TYPE]: [PROJECT_ENDING] } };

/**
 * Asks where a zip shall go. Needs a user gesture, so it has to come first in a save.
 * Without a dialogue (Firefox, Safari, frames, an expired gesture) the answer is `unavailable`.
 */
export async function askWhereToSave(
  name: string,
): Promise<SaveTarget | 'dismissed' | 'unavailable'> {
  const { showSaveFilePicker } = window as PickerWindow;
  if (!showSaveFilePicker) return 'unavailable';
  try {
    return await showSaveFilePicker.call(window, {
      suggestedName: name,
      types: [isProjectName(name) ? PROJECT : ZIP],
    });
  } catch (error) {
    // SecurityError and NotAllowedError: there never was a dialogue to dismiss.
    return error instanceof DOMException && error.name === 'AbortError'
      ? 'dismissed'
      : 'unavailable';
  }
}
