import type { Item } from '../../core/project/item';
import type { Verdict } from '../../core/calibration/verdict';
import { folderOf, formatBytes, formatScore } from './format';
import { problemWords } from './problems';

/** Accessible name of a row: file name, score and verdict or why there is none, marks, label. */
export function itemLabel(item: Item, verdict: Verdict | null): string {
  const parts = [item.name, ...stateOf(item, verdict)];
  if (item.flagged) parts.push('flagged');
  if (item.comment !== '') parts.push('with a comment');
  if (item.label && item.bin === 'query') parts.push(`labelled ${item.label}`);
  return parts.join(', ');
}

function stateOf(item: Item, verdict: Verdict | null): string[] {
  if (item.status === 'failed')
    return ['failed', item.problem ? problemWords(item.problem).short : ''];
  if (item.bin === 'reference') return [item.status === 'done' ? 'reference' : 'not read yet'];
  if (item.score === null) return [waitingWords(item)];
  return [formatScore(item.score), verdict ?? 'no threshold yet'];
}

function waitingWords(item: Item): string {
  if (item.status === 'working') return 'inspecting';
  return item.status === 'embedded' ? 'needs a reference' : 'waiting';
}

/** Second line of a row: what is wrong, what it waits for, or where it comes from. */
export function secondLine(item: Item): string {
  if (item.status === 'failed') return item.problem ? problemWords(item.problem).short : 'Failed';
  if (item.score === null && item.status !== 'done') {
    const words = waitingWords(item);
    return words.charAt(0).toUpperCase() + words.slice(1);
  }
  return folderOf(item.path) ?? formatBytes(item.bytes);
}
