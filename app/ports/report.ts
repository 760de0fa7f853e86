import type { Region } from '../core/regions/region';
import type { Problem } from '../core/project/problem';
import type { Calibration } from '../core/calibration/calibrate';
import type { Trust } from '../core/calibration/trust';
import type { RenderJob, ReportPicture } from './render';

/** A query on its way into a report. */
export interface ReportJob extends Omit<RenderJob, 'wanted'> {
  /** Whether it is shown; else its regions alone are found, and its file is not read. */
  readonly isShown: boolean;
}

export interface ReportedPhoto {
  readonly regions: readonly Region[];
  readonly picture: ReportPicture | null;
}

/** Parts shared by all reports: the page's style and script, and words. */
export interface ReportKit {
  readonly style: string;
  readonly script: string;
  readonly appVersion: string;
  problemWords(problem: Problem): string;
  calibrationWords(calibration: Calibration, references: number): string;
  trustWords(trust: Trust): string;
}
