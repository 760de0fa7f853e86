import type { Item } from '../../core/project/item';
import { verdictOf } from '../../core/calibration/verdict';
import { selectDecision } from '../store/selectors';
import type { AppState } from '../store/store';

/** Which photos a report shows; its table always has all. */
export type ReportPhotos = 'all' | 'odd';

/** With more queries than this, those that are normal can be left without a picture in reports. */
export const MANY_PHOTOS = 200;

/**
 * Whether the report of an export shows a query: of many, those that are not normal alone.
 *
 * @param scored how many queries have scores
 */
export function isShown(state: AppState, item: Item, scored: number): boolean {
  return scored <= MANY_PHOTOS || isOdd(state, item);
}

/** Whether a query is shown where normal ones are not. */
export function isOdd(state: AppState, { score }: Item): boolean {
  return verdictOf(score, selectDecision(state)) !== 'normal';
}
