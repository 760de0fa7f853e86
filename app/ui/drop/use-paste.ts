import { useEffect } from 'react';
import { takeFiles } from '../../state/actions/load';
import { useApp, useFileInput } from '../shared/app-context';

/** Pasted photos go to the bin under the pointer or the focus, else they are inspected. */
export function usePaste(): void {
  const app = useApp();
  const input = useFileInput();
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      if (!event.clipboardData?.files.length) return;
      event.preventDefault();
      const isReference = document.querySelector(
        '[data-bin="reference"]:is(:hover, :focus-within)',
      );
      const bin = isReference ? 'reference' : 'query';
      void Promise.resolve(input.fromPaste(event)).then((files) => takeFiles(app, files, bin));
    };
    addEventListener('paste', onPaste);
    return () => removeEventListener('paste', onPaste);
  }, [app, input]);
}
