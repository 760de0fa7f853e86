import type { Size } from '../core/image/geometry';
import type { CameraDevice, CameraFeed, Cameras, CameraTrouble } from '../ports/cameras';

/** Enough for what the network looks at and for a person; more would cost time at every frame. */
const WIDTH_PX = 1920;
const HEIGHT_PX = 1080;

/** Constraints missing from TypeScript's own types: not every browser supports them. */
interface Abilities extends MediaTrackCapabilities {
  readonly torch?: boolean;
  readonly zoom?: { readonly min: number; readonly max: number; readonly step: number };
}

type Extras = MediaTrackConstraintSet & { readonly torch?: boolean; readonly zoom?: number };

/** Cameras of this device. */
export function createCameras(): Cameras {
  // Browsers hide them from pages that are not served securely.
  const media = (navigator as { mediaDevices?: MediaDevices }).mediaDevices;
  return {
    async open(preferred, signal) {
      if (!media) return 'insecure';
      try {
        const stream = await media.getUserMedia({ audio: false, video: wanted(preferred) });
        if (!signal.aborted) return feedOf(stream);
        stopAll(stream);
      } catch (error) {
        signal.throwIfAborted();
        return troubleOf(error);
      }
      throw signal.reason;
    },
    list: async () => (media ? camerasAmong(await media.enumerateDevices()) : []),
    watch(listener) {
      media?.addEventListener('devicechange', listener);
      return () => media?.removeEventListener('devicechange', listener);
    },
  };
}

function wanted(preferred: string | null): MediaTrackConstraints {
  const which =
    preferred === null
      ? { facingMode: { ideal: 'environment' } }
      : { deviceId: { ideal: preferred } };
  return { ...which, width: { ideal: WIDTH_PX }, height: { ideal: HEIGHT_PX } };
}

function troubleOf(error: unknown): CameraTrouble {
  const name = error instanceof DOMException ? error.name : '';
  const troubles: Readonly<Record<string, CameraTrouble>> = {
    NotAllowedError: 'denied',
    SecurityError: 'denied',
    NotFoundError: 'none',
    OverconstrainedError: 'none',
    NotReadableError: 'busy',
    AbortError: 'busy',
  };
  return troubles[name] ?? 'failed';
}

function camerasAmong(devices: readonly MediaDeviceInfo[]): readonly CameraDevice[] {
  return devices
    .filter(({ kind }) => kind === 'videoinput')
    .map(({ deviceId: id, label: name }) => ({ id, name }));
}

function feedOf(stream: MediaStream): CameraFeed {
  const track = stream.getVideoTracks()[0]!;
  const video = videoOf(stream);
  // Absent in Firefox.
  const abilities: Abilities = track.getCapabilities?.() ?? {};
  const settings = track.getSettings() as MediaTrackSettings & { readonly zoom?: number };
  const { zoom } = abilities;
  const apply = (extra: Extras) => track.applyConstraints({ advanced: [extra] });
  return {
    deviceId: settings.deviceId ?? '',
    video,
    ready: sizeOf(video),
    lost: new Promise((resolve) =>
      track.addEventListener('ended', () => resolve(), { once: true }),
    ),
    hasTorch: abilities.torch === true,
    zoom:
      zoom && zoom.max > zoom.min
        ? { min: zoom.min, max: zoom.max, step: zoom.step, value: settings.zoom ?? zoom.min }
        : null,
    setTorch: (torch) => apply({ torch }),
    setZoom: (to) => apply({ zoom: to }),
    grab: () => createImageBitmap(video),
    stop: () => {
      stopAll(stream);
      video.srcObject = null;
    },
  };
}

function videoOf(stream: MediaStream): HTMLVideoElement {
  const video = document.createElement('video');
  video.muted = true;
  video.playsInline = true;
  video.autoplay = true;
  video.srcObject = stream;
  return video;
}

function sizeOf(video: HTMLVideoElement): Promise<Size> {
  return new Promise((resolve) => {
    const tell = () => resolve({ width: video.videoWidth, height: video.videoHeight });
    video.addEventListener('loadeddata', tell, { once: true });
  });
}

function stopAll(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}
