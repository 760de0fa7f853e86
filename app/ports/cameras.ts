import type { Size } from '../core/image/geometry';

/**
 * Why there is no picture from a camera: not allowed, none there, used by another program, gone
 * while in use, a page that is not served securely, or a refusal of another kind.
 */
export type CameraTrouble = 'denied' | 'none' | 'busy' | 'lost' | 'insecure' | 'failed';

export interface CameraDevice {
  readonly id: string;
  /** As the system calls it; empty before a camera has been allowed. */
  readonly name: string;
}

export interface ZoomRange {
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly value: number;
}

/** A camera that is on. */
export interface CameraFeed {
  readonly deviceId: string;
  /** Plays the live picture; to be put on the page. */
  readonly video: HTMLVideoElement;
  /** Resolves with the size of the picture once there is one. */
  readonly ready: Promise<Size>;
  /** Resolves when the camera has gone without being asked to. */
  readonly lost: Promise<void>;
  readonly hasTorch: boolean;
  /** Null where the camera does not zoom. */
  readonly zoom: ZoomRange | null;
  setTorch(on: boolean): Promise<void>;
  setZoom(zoom: number): Promise<void>;
  /** The picture of this moment, in full; the caller closes it. */
  grab(): Promise<ImageBitmap>;
  stop(): void;
}

export interface Cameras {
  /**
   * Turns a camera on.
   *
   * @param preferred id of the one to take if it is there; null for the one on the back
   */
  open(preferred: string | null, signal: AbortSignal): Promise<CameraFeed | CameraTrouble>;
  list(): Promise<readonly CameraDevice[]>;
  /** Told when cameras are plugged in or out. */
  watch(listener: () => void): () => void;
}
