import { version } from '../../package.json';
import type { ReportKit } from '../ports/report';
import { problemWords } from '../ui/words/problems';
import { calibrationWords, trustWords } from '../ui/words/threshold';
import base from './page/base.css?raw';
import controls from './page/controls.css?raw';
import media from './page/media.css?raw';
import results from './page/results.css?raw';
import script from 'virtual:report-script';

/** Parts shared by all reports. */
export const reportKit: ReportKit = {
  // Narrow pages and paper take back what the others say.
  style: [base, controls, results, media].join(''),
  script,
  appVersion: version,
  problemWords: (problem) => problemWords(problem).full,
  calibrationWords,
  trustWords,
};
