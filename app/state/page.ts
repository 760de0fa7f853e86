import type { History } from './store/history';
import type { Pipeline } from './inspection/pipeline';
import type { DetectionCheck } from './evaluation/detection-check';
import type { Workbench } from './workbench';

/** The workbench with everything that has to react when another project is opened. */
export interface Page extends Workbench {
  readonly pipeline: Pipeline;
  readonly history: History;
  readonly detectionCheck: DetectionCheck;
}
