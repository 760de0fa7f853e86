import type { History } from './store/history';
import type { Pipeline } from './inspection/pipeline';
import type { SelfTest } from './evaluation/detection-check';
import type { Workbench } from './workbench';

/** The workbench and what works on it: all that has to be told when another project comes. */
export interface Page extends Workbench {
  readonly pipeline: Pipeline;
  readonly history: History;
  readonly selfTest: SelfTest;
}
