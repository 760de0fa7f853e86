import type { CameraTrouble } from '../../ports/cameras';

interface TroubleWords {
  readonly title: string;
  readonly wayOut: string;
}

const troubles: Readonly<Record<CameraTrouble, TroubleWords>> = {
  denied: {
    title: 'The camera is not allowed',
    wayOut:
      'Allow the camera for this page: press the sign to the left of the address, set Camera to Allow, and try again. The pictures stay on this device.',
  },
  none: {
    title: 'No camera found',
    wayOut: 'Plug one in, and the picture comes by itself. Photos from files work as well.',
  },
  busy: {
    title: 'The camera is in use',
    wayOut: 'Another program or tab has it. Close that one and try again.',
  },
  lost: {
    title: 'The camera is gone',
    wayOut:
      'It was unplugged or taken by another program. Plug it in again, and the picture comes back. The photos taken so far are safe.',
  },
  insecure: {
    title: 'The camera needs a secure page',
    wayOut:
      'Browsers give it only to pages whose address begins with https:// or that come from this device itself. Photos from files, and on a phone its own camera, work here too.',
  },
  failed: {
    title: 'The camera does not start',
    wayOut: 'The browser does not say why. Try again, or choose another camera.',
  },
};

/** Error of the camera and its remedy. */
export function troubleWords(trouble: CameraTrouble): TroubleWords {
  return troubles[trouble];
}
