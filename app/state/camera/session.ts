import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Size } from '../../core/image/geometry';
import type { PatchScores } from '../../core/match/patch-scores';
import type { Bin, ItemId } from '../../core/project/item';
import type { CameraDevice, CameraFeed, CameraTrouble } from '../../ports/cameras';
import { addFiles } from '../actions/adding';
import { notify } from '../store/notify';
import type { App } from '../app';
import { isAbort, toProblem } from '../../core/project/problem';
import { inspectFrames, scoreFrame } from './inspect-frames';
import { shotName } from './shot-name';

/** Switches of the camera view. */
export interface CameraSwitches {
  readonly inspecting: boolean;
  readonly frozen: boolean;
  readonly ghost: boolean;
  readonly lines: boolean;
  readonly torch: boolean;
}

export interface CameraState extends CameraSwitches {
  /** Null while it starts, and while the page is out of sight. */
  readonly feed: CameraFeed | null;
  /** Of the picture, once there is one. */
  readonly size: Size | null;
  readonly trouble: CameraTrouble | null;
  readonly devices: readonly CameraDevice[];
  readonly zoom: number;
  /** Rises whenever another frame is shown or scored. */
  readonly frames: number;
  /** Photos taken since the view was opened. */
  readonly shots: number;
  readonly lastShot: ItemId | null;
}

/** A still picture of the camera, scored where there is a bank. */
export interface Frame {
  readonly bitmap: ImageBitmap;
  readonly scores: PatchScores | null;
  /** Milliseconds of the engine; 0 without scores. */
  readonly tookMs: number;
}

/** The camera that was used last. */
const LAST_CAMERA = 'camera';

const initial: CameraState = {
  feed: null,
  size: null,
  trouble: null,
  devices: [],
  zoom: 1,
  inspecting: false,
  frozen: false,
  ghost: true,
  lines: false,
  torch: false,
  frames: 0,
  shots: 0,
  lastShot: null,
};

/** The camera as long as its view is open: its picture, what is made of that, and the shutter. */
export class CameraSession {
  readonly store: StoreApi<CameraState> = createStore<CameraState>()(() => initial);
  private present: Frame | null = null;
  private opening = new AbortController();
  private inspection = new AbortController();
  private lastAdded: Promise<void> = Promise.resolve();

  constructor(private readonly app: App) {}

  /** The last scored frame, or the frozen one; null while the live picture is all there is. */
  get frame(): Frame | null {
    return this.present;
  }

  /** Turns the camera on, with the inspection if that was on. */
  async open(): Promise<void> {
    this.close();
    const { signal } = (this.opening = new AbortController());
    this.store.setState({ trouble: null, frozen: false });
    const { cameras, preferences } = this.app;
    try {
      const feed = await cameras.open(preferences.read(LAST_CAMERA), signal);
      if (typeof feed === 'string') return this.store.setState({ trouble: feed });
      this.store.setState({ feed, zoom: feed.zoom?.value ?? 1, torch: false });
      void feed.lost.then(() => this.lose(feed));
      this.store.setState({ devices: await cameras.list() });
      const size = await feed.ready;
      signal.throwIfAborted();
      this.store.setState({ size });
      this.inspect();
    } catch (error) {
      if (!isAbort(error)) throw error;
    }
  }

  /** Turns it off and lets go of every frame. */
  close(): void {
    this.opening.abort(new DOMException('camera closed', 'AbortError'));
    this.inspection.abort(new DOMException('camera closed', 'AbortError'));
    this.store.getState().feed?.stop();
    this.show(null);
    this.store.setState({ feed: null, size: null, frozen: false });
  }

  /** Cameras were plugged in or out: one that was missed may be there now. */
  async lookAgain(): Promise<void> {
    this.store.setState({ devices: await this.app.cameras.list() });
    const { trouble } = this.store.getState();
    if (trouble === 'none' || trouble === 'lost') await this.open();
  }

  async choose(deviceId: string): Promise<void> {
    this.app.preferences.write(LAST_CAMERA, deviceId);
    await this.open();
  }

  toggle(name: keyof CameraSwitches): void {
    if (name === 'frozen') return void this.freeze(!this.store.getState().frozen);
    const on = !this.store.getState()[name];
    this.store.setState({ [name]: on });
    if (name === 'inspecting') this.inspect();
    if (name === 'torch') void this.try(this.store.getState().feed?.setTorch(on));
  }

  zoomTo(zoom: number): void {
    this.store.setState({ zoom });
    void this.try(this.store.getState().feed?.setZoom(zoom));
  }

  /** Holds the frame that was scored last, else the present one, which is scored then. */
  async freeze(frozen: boolean): Promise<void> {
    const { feed, size } = this.store.getState();
    if (frozen === this.store.getState().frozen || !feed || !size) return;
    this.store.setState({ frozen });
    this.inspect();
    if (!frozen || this.present) return;
    const { signal } = this.inspection;
    const bitmap = await feed.grab();
    if (signal.aborted) return bitmap.close();
    this.show({ bitmap, scores: null, tookMs: 0 });
    const scored = await scoreFrame(this.app, bitmap, signal).catch(() => null);
    // The same picture, known better now.
    if (scored && !signal.aborted) this.present = { bitmap, ...scored };
    this.store.setState(({ frames }) => ({ frames: frames + 1 }));
  }

  /** Takes the frozen frame, else the present one, into a bin: a change like any other. */
  async shoot(bin: Bin): Promise<void> {
    const { feed, size, frozen } = this.store.getState();
    if (!feed || !size) return;
    this.app.camera.shots += 1;
    const takenAt = this.app.today();
    const name = shotName(takenAt, this.app.camera.shots);
    const encoded = this.encode(feed, frozen);
    // In the order in which they were taken, whichever is encoded first.
    const before = this.lastAdded;
    this.lastAdded = (async () => {
      const [blob] = await Promise.allSettled([encoded, before]);
      if (blob.status === 'rejected') {
        return notify(this.app, { kind: 'problem', name, problem: toProblem(blob.reason) });
      }
      const options = { type: 'image/jpeg', lastModified: takenAt };
      this.add(new File([blob.value], name, options), bin);
    })();
    await this.lastAdded;
  }

  private async encode(feed: CameraFeed, frozen: boolean): Promise<Blob> {
    if (frozen && this.present) return this.app.imaging.jpeg(this.present.bitmap);
    const bitmap = await feed.grab();
    try {
      return await this.app.imaging.jpeg(bitmap);
    } finally {
      bitmap.close();
    }
  }

  private add(file: File, bin: Bin): void {
    addFiles(this.app, [{ file, path: file.name }], bin);
    const lastShot = this.app.store.getState().order.at(-1) ?? null;
    this.store.setState(({ shots }) => ({ shots: shots + 1, lastShot }));
  }

  /** Starts or stops scoring one frame after the other, as the switches want it. */
  private inspect(): void {
    this.inspection.abort(new DOMException('another inspection', 'AbortError'));
    const { signal } = (this.inspection = new AbortController());
    const { inspecting, frozen, feed, size } = this.store.getState();
    if (frozen) return;
    if (!inspecting || !feed || !size) return this.show(null);
    void inspectFrames(this.app, feed, signal, (frame) => this.show(frame));
  }

  private show(frame: Frame | null): void {
    const before = this.present;
    if (before === frame) return;
    this.present = frame;
    before?.bitmap.close();
    this.store.setState(({ frames }) => ({ frames: frames + 1 }));
  }

  private lose(feed: CameraFeed): void {
    if (this.store.getState().feed !== feed) return;
    this.close();
    this.store.setState({ trouble: 'lost' });
  }

  /** A camera that ignores a setting it offers causes no error: the picture shows the effect. */
  private async try(change: Promise<void> | undefined): Promise<void> {
    await change?.catch(() => undefined);
  }
}
