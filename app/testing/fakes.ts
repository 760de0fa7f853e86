import { bitMask, unpackBits } from '../core/image/bit-mask';
import { unpackDistances } from '../core/match/packed-scores';
import { ProblemError, type Problem } from '../core/project/problem';
import type { Region, RegionFacts } from '../core/regions/region';
import type { RegionSettings } from '../core/regions/settings';
import { pixelMetrics, type PixelMetrics } from '../core/evaluation/pixel-metrics';
import { scoreMap } from '../core/score-map/score-map';
import type { Archives, IncomingFile, SaveEntry, Saver } from '../ports/files';
import type {
  DecodedFile,
  Imaging,
  MaskJob,
  MaskRead,
  PixelJob,
  SurveyJob,
} from '../ports/imaging';
import type { OnProgress } from '../ports/progress';
import type { RenderedMaps, RenderJob } from '../ports/render';
import type { ReportedPhoto, ReportJob } from '../ports/report';
import { createApp, type App } from '../state/app';
import type { AppPorts, Ports } from '../state/workbench';
import { FakeCameras } from './fake-cameras';
import { FakeLooks } from './fake-looks';
import { FakeEngine } from './fake-engine';
import { FakeProjectFiles } from './fake-project-files';
import { FakeOffline } from './fake-offline';
import { MemoryProjectStore } from './memory-project-store';

/** Decodes a file into one pixel of its first byte, in its range. An empty file is refused. */
export class FakeImaging implements Imaging {
  readonly looks = new FakeLooks();
  readFrom: Imaging['readFrom'] = (bits) => void (this.looks.readAs = bits);
  readonly rendered: string[] = [];
  readonly unrenderable = new Set<string>();
  /** Names of the masks that were decoded. */
  readonly masks: string[] = [];
  /** Jobs of the last measurement. */
  measured: readonly PixelJob[] = [];
  /** Regions of every photo. */
  regions: readonly Region[] = [];
  /** With which settings each photo was drawn. */
  readonly settings: RegionSettings[] = [];
  /** How many photos each survey was about, and its threshold. */
  readonly surveys: { photos: number; threshold: number }[] = [];
  /** Problems that the next surveys meet, one each. */
  readonly surveyFailures: Problem[] = [];

  /** Remarks on the photos that are decoded from now on. */
  remarks: DecodedFile['remarks'] = [];

  async decode(file: Blob, _name: string, signal: AbortSignal): Promise<DecodedFile> {
    const bytes = new Uint8Array(await file.arrayBuffer());
    signal.throwIfAborted();
    if (bytes.length === 0) throw new ProblemError({ kind: 'empty-file' });
    const { size, gain, ...seen } = this.looks.of(file);
    return {
      image: { ...size, data: Uint8ClampedArray.of(bytes[0]! * gain, 0, 0, 255) },
      hash: [...bytes].join('-'),
      thumbnail: new Blob([bytes]),
      remarks: this.remarks,
      ...seen,
    };
  }

  /** Each byte of a file is a page. */
  pages = async (file: Blob) =>
    Array.from(new Uint8Array(await file.arrayBuffer()), (byte) => Uint8Array.of(byte));

  pixels = async () => ({ width: 1, height: 1, data: Uint8ClampedArray.of(0, 0, 0, 255) });
  jpeg = async () => new Blob(['j']);
  bitmap = () => Promise.reject(new Error('no bitmaps in Node'));
  levels = () => Promise.reject(new Error('no bitmaps in Node'));

  /**
   * All of a mask is defective at the size of the map, unless its first byte is 0: half of its own
   * pixels, or all of them for 255. An empty file is refused.
   */
  async mask({ masks, photo, size }: MaskJob, signal: AbortSignal): Promise<MaskRead> {
    let first = 0;
    for (const file of masks) {
      const { image } = await this.decode(file, '', signal);
      first = Math.max(first, image.data[0]!);
      if (photo && file instanceof File) this.masks.push(file.name);
    }
    const mask = new Uint8Array(size.width * size.height).fill(first);
    const marked = first === 0 ? 0 : first === 255 ? 1 : 0.5;
    return { bits: bitMask(mask, size, size), marked };
  }

  async measure(
    jobs: readonly PixelJob[],
    signal: AbortSignal,
    onProgress: OnProgress,
  ): Promise<PixelMetrics> {
    this.measured = jobs;
    onProgress(jobs.length, jobs.length);
    await new Promise((resolve) => setTimeout(resolve, 1));
    signal.throwIfAborted();
    return pixelMetrics(
      jobs.map(({ scores, size, mask }) => ({
        ...scoreMap(unpackDistances(scores), size),
        mask: mask && unpackBits(mask, size),
      })),
    );
  }

  /**
   * A photo above the threshold has one region: of ten times its score in percent, so that order
   * can be told, elongated from a score of 0.3 on.
   */
  async survey(
    jobs: readonly SurveyJob[],
    { threshold }: RegionSettings,
    signal: AbortSignal,
  ): Promise<readonly (readonly RegionFacts[])[]> {
    this.surveys.push({ photos: jobs.length, threshold });
    await new Promise((resolve) => setTimeout(resolve, 1));
    signal.throwIfAborted();
    const failure = this.surveyFailures.shift();
    if (failure) throw new ProblemError(failure);
    return jobs.map(({ scores }) => {
      const peak = Math.max(...unpackDistances(scores).distances);
      const shape = peak >= 0.3 ? 'elongated' : 'round';
      return peak < threshold ? [] : [{ areaPercent: 10 * peak, areaMm2: null, peak, shape }];
    });
  }

  hash = async (file: Blob) => [...new Uint8Array(await file.arrayBuffer())].join('-');

  async render({ name, regions, wanted, file }: FakeRenderJob): Promise<RenderedMaps> {
    if (this.unrenderable.has(name)) throw new ProblemError({ kind: 'unreadable-file' });
    this.rendered.push(name);
    this.settings.push(regions);
    const { overlay, maps, mask, picture } = wanted;
    if ((file !== null) !== (overlay || picture)) throw new Error('a file that nobody needs');
    return {
      overlayPng: overlay ? new Blob(['o']) : null,
      contoursPng: overlay && this.regions.length > 0 ? new Blob(['c']) : null,
      heatmapPng: maps && new Blob(['h']),
      scoreNpy: maps && new Uint8Array(1),
      scorePng: maps && new Uint8Array(1),
      maskPng: mask ? new Uint8Array(1) : null,
      regions: this.regions,
      mapSize: maps && { width: 1, height: 1 },
      reportPicture: picture ? reportPicture : null,
    };
  }

  async reportPhoto({ name, regions, isShown }: ReportJob): Promise<ReportedPhoto> {
    if (this.unrenderable.has(name)) throw new ProblemError({ kind: 'unreadable-file' });
    this.settings.push(regions);
    return { regions: this.regions, picture: isShown ? reportPicture : null };
  }
}

type FakeRenderJob = Pick<RenderJob, 'name' | 'regions' | 'wanted' | 'file'>;

const reportPicture = { photo: new Blob(['photo']), heat: new Blob(['heat']) };

/** Keeps what it was given to save. */
export class FakeSaver implements Saver {
  readonly entries: SaveEntry[] = [];
  readonly blobs: string[] = [];
  /** The last one. */
  blob = new Blob();

  async saveBlob(name: string, data: Blob): Promise<void> {
    this.blobs.push(name);
    this.blob = data;
  }

  async saveZip(_name: string, entries: AsyncIterable<SaveEntry>): Promise<boolean> {
    for await (const entry of entries) this.entries.push(entry);
    return true;
  }
}

/** Fakes of the parts that every app has. */
export function fakePorts() {
  const stored = new Map<string, string>();
  let ids = 0;
  return {
    engine: new FakeEngine(),
    imaging: new FakeImaging(),
    saver: new FakeSaver(),
    archives: fakeArchives,
    projectFiles: new FakeProjectFiles(),
    sample: { kinds: async () => [{ id: 'k', name: 'Kind' }], load: async () => sampleFiles() },
    reportKit: async () => ({
      style: 'b{}',
      script: 'void 0',
      appVersion: '1.2.3',
      problemWords: ({ kind }) => `Why: ${kind}`,
      calibrationWords: (_, references) => `From ${references}.`,
      trustWords: ({ grade }) => `As good as ${grade}.`,
    }),
    preferences: {
      read: (key) => stored.get(key) ?? null,
      write: (key, value) => void stored.set(key, value),
    },
    clock: performance,
    today: () => 1_700_000_000_000,
    newId: () => `p${(ids += 1)}`,
  } satisfies AppPorts;
}

/**
 * @param projectStore what is kept on the device; several visits share it
 * @param real parts that are not faked
 */
export function fakeApp(
  projectStore = new MemoryProjectStore(),
  real: Partial<Ports> = {},
): {
  app: App;
  engine: FakeEngine;
  imaging: FakeImaging;
  saver: FakeSaver;
  cameras: FakeCameras;
  offline: FakeOffline;
} {
  const ports = fakePorts();
  const { engine, imaging, saver } = ports;
  const cameras = new FakeCameras();
  const offline = new FakeOffline();
  const app = createApp({
    ...ports,
    cameras,
    offline,
    projectStore,
    today: () => 1_700_000_000_000 + projectStore.writes.length,
    newId: () => `p${(projectStore.ids += 1)}`,
    ...real,
  });
  engine.set({});
  return { app, engine, imaging, saver, cameras, offline };
}

/**
 * A file `x.zip` holds a photo for each of its bytes, named after it; an empty one is damaged. 0
 * stands for an archive inside, 255 for a photo that cannot be unpacked, 254 for names of Japan.
 */
const fakeArchives: Archives = {
  isArchive: ({ path }) => path.endsWith('.zip'),
  async unpack(file, signal, onProgress) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    await new Promise((resolve) => setTimeout(resolve, 1));
    signal.throwIfAborted();
    if (bytes.length === 0) throw new ProblemError({ kind: 'zip-damaged' });
    onProgress(bytes.length, bytes.length);
    const sound = [...bytes].filter((byte) => byte < 254);
    const isJapanese = bytes.includes(254);
    return {
      files: sound.map((byte) => incoming(`${isJapanese ? 'セット' : 'set'}/${byte}.png`, byte)),
      missed: bytes.includes(255)
        ? [{ name: 'set/255.png', problem: { kind: 'zip-damaged' } as const }]
        : [],
      nested: bytes.includes(0) ? ['inner.zip'] : [],
      namesReadAs: isJapanese ? 'Shift-JIS' : null,
    };
  },
};

/** A file of the given bytes, at a path inside a dropped folder. */
export function incoming(path: string, ...bytes: number[]): IncomingFile {
  return { file: new File([Uint8Array.from(bytes)], path.split('/').at(-1)!), path };
}

function sampleFiles(): IncomingFile[] {
  const [good, bad] = ['k/train/good', 'k/test/bad'];
  return [
    incoming(`${good}/0.jpg`, 10),
    incoming(`${good}/1.jpg`, 14),
    incoming(`${bad}/0.jpg`, 90),
  ];
}
