import type { CameraFeed, Cameras, CameraTrouble } from '../ports/cameras';

/** A bitmap that knows whether it was closed. */
export interface FakeBitmap extends ImageBitmap {
  closed: boolean;
}

function fakeBitmap(): FakeBitmap {
  return {
    width: 1,
    height: 1,
    closed: false,
    close() {
      this.closed = true;
    },
  };
}

/** A camera that is on, or refuses for a reason. */
export class FakeCameras implements Cameras {
  trouble: CameraTrouble | null = null;
  /** Every frame that was taken. */
  readonly grabbed: FakeBitmap[] = [];
  readonly preferred: (string | null)[] = [];
  /** Feeds that are on. */
  running = 0;
  /** Unplugs the camera. */
  unplug = () => {};

  async open(preferred: string | null, signal: AbortSignal): Promise<CameraFeed | CameraTrouble> {
    this.preferred.push(preferred);
    await new Promise((resolve) => setTimeout(resolve, 1));
    signal.throwIfAborted();
    if (this.trouble) return this.trouble;
    this.running += 1;
    return {
      deviceId: preferred ?? 'back',
      // Nobody looks at it in Node.
      video: {} as HTMLVideoElement,
      ready: Promise.resolve({ width: 1, height: 1 }),
      lost: new Promise((resolve) => (this.unplug = resolve)),
      hasTorch: true,
      zoom: null,
      setTorch: () => Promise.reject(new Error('no light')),
      setZoom: async () => {},
      grab: async () => {
        const bitmap = fakeBitmap();
        this.grabbed.push(bitmap);
        return bitmap;
      },
      stop: () => void (this.running -= 1),
    };
  }

  list = async () => [{ id: 'back', name: 'Back' }];
  watch = () => () => {};
}
