import type { Size } from '../core/image/geometry';
import type { Region } from '../core/regions/region';
import type { Problem } from '../core/project/problem';
import type { Calibration } from '../core/score/calibration/calibrate';
import type { Trust } from '../core/score/calibration/trust';

import type { RenderJob } from '../ports';

/** A photo for a report: small, with the heat apart, to be laid over it. */
export interface ReportPicture {
  /** JPEG, at most 1,000 px a side. */
  readonly photo: Blob;
  /** PNG, transparent where there is no heat; any size. */
  readonly heat: Blob;
}

/** A query on its way into a report. */
export interface ReportJob extends RenderJob {
  /** Of the photo. */
  readonly image: Size;
  /** Whether it is shown; else its regions alone are found, and its file is not read. */
  readonly isShown: boolean;
}

export interface ReportedPhoto {
  readonly regions: readonly Region[];
  readonly picture: ReportPicture | null;
}

/** What all reports have in common: the page's style and script, and words. */
export interface ReportKit {
  readonly style: string;
  readonly script: string;
  readonly appVersion: string;
  problemWords(problem: Problem): string;
  calibrationWords(calibration: Calibration, references: number): string;
  trustWords(trust: Trust): string;
}
