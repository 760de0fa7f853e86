import type { Item } from '../../core/project/item';
import { rarityOf } from '../../core/calibration/rarity';
import { selectCalibration, selectThreshold, selectVerdict } from '../../state/store/selectors';
import { useAppState } from '../shared/app-context';
import { selectCounts } from '../shared/derived';
import { formatMargin, formatMs, formatScore, plural } from '../words/format';
import { VerdictIcon } from '../shared/verdict-mark';
import { problemWords } from '../words/problems';
import { scoreRarityWords, verdictNames } from '../words/threshold';

/** The score, large, and what it means. Keeps its height whatever it has to say. */
export function ScoreHead({ item }: { item: Item }) {
  const verdict = useAppState((state) => selectVerdict(state, item));
  const threshold = useAppState(selectThreshold);
  const calibration = useAppState(selectCalibration);
  const references = useAppState((state) => selectCounts(state).references);
  const isQuery = item.bin === 'query';
  return (
    <div className="score-head">
      <div className="score-line">
        {isQuery && item.score !== null ? (
          <span className="score-number">{formatScore(item.score)}</span>
        ) : (
          <span className="score-number score-none">–</span>
        )}
        {isQuery && verdict && (
          <span className={`score-verdict verdict-${verdict}`}>
            <VerdictIcon verdict={verdict} size={18} />
            {verdictNames[verdict]}
          </span>
        )}
        {!isQuery && <span className="score-verdict">reference</span>}
      </div>
      {isQuery && item.score !== null && calibration && (
        <p className="score-surprise">{scoreRarityWords(rarityOf(calibration, item.score))}</p>
      )}
      <p className="score-how">
        {isQuery ? queryWords(item, references) : referenceWords(item)}
        {isQuery && item.score !== null && threshold !== null && (
          <>
            <br />
            {formatMargin(item.score, threshold)}
          </>
        )}
      </p>
    </div>
  );
}

function queryWords(item: Item, references: number): string {
  if (item.score !== null) {
    const took = item.tookMs === null ? '' : ` in ${formatMs(item.tookMs)}`;
    return `Scored against ${plural(item.scoredAgainst, 'reference')}${took}`;
  }
  if (item.status === 'failed') return item.problem ? problemWords(item.problem).full : 'Failed.';
  if (references === 0) return 'Add at least one photo of a good part, then it is scored.';
  return item.status === 'working' ? 'Being inspected …' : 'Waits for its turn.';
}

function referenceWords(item: Item): string {
  if (item.status === 'failed') return item.problem ? problemWords(item.problem).full : 'Failed.';
  if (item.score !== null) return `${formatScore(item.score)} when scored against the others`;
  return item.status === 'done' ? 'Taken as an example of a good part.' : 'Being read …';
}
