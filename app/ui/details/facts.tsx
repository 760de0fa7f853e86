import { ArrowRightLeft, Trash2 } from 'lucide-react';
import type { Item } from '../../core/project/item';
import { tip } from '../commands/command';
import { commands } from '../commands/registry';
import { unlikeOf } from '../../state/store/compared';
import { useApp, useAppState, useUiStore } from '../shared/app-context';
import { Button } from '../kit/button';
import { depthWords, sameWords, unlikeSentence } from '../words/pixels';
import { folderOf, formatBytes, formatPixels } from '../words/format';
import { moveTo, removeAndStep } from '../shared/item-actions';
import { MaskActions } from './mask-actions';

/** The file itself, and where it may go. */
export function Facts({ item }: { item: Item }) {
  const app = useApp();
  const ui = useUiStore();
  const other = item.bin === 'reference' ? 'query' : 'reference';
  const folder = folderOf(item.path);
  const depth = item.pixels?.depth;
  return (
    <section
      className="panel-part"
      aria-label="File"
      data-mask-for={item.bin === 'query' ? item.id : undefined}
    >
      <h3>File</h3>
      <dl className="facts">
        <dt>Name</dt>
        <dd title={item.name}>{item.name}</dd>
        <dt>Pixels</dt>
        <dd>{item.image ? formatPixels(item.image.width, item.image.height) : '–'}</dd>
        {depth && (
          <>
            <dt title="Bits that its samples use, of 16">Depth</dt>
            <dd>{depthWords(depth)}</dd>
          </>
        )}
        <dt>Size</dt>
        <dd>{formatBytes(item.bytes)}</dd>
        {folder !== null && (
          <>
            <dt>Folder</dt>
            <dd title={folder}>{folder}</dd>
          </>
        )}
        {item.label && (
          <>
            <dt title="From the folder, a mask or by hand; not used for scoring">Label</dt>
            <dd>{item.hasMask ? `${item.label}, with a mask` : item.label}</dd>
          </>
        )}
      </dl>
      <Comparable item={item} />
      <div className="facts-actions">
        <Button
          icon={<ArrowRightLeft />}
          title={other === 'query' ? 'No longer a reference (R)' : 'This is a good part (R)'}
          aria-keyshortcuts="R"
          onClick={() => moveTo(app, [item.id], other)}
        >
          {other === 'query' ? 'Inspect it' : 'Use as reference'}
        </Button>
        <Button
          icon={<Trash2 />}
          title={tip(commands.remove).title}
          aria-keyshortcuts="Delete"
          onClick={() => removeAndStep(app, ui, [item.id])}
        >
          Remove
        </Button>
        {item.bin === 'query' && <MaskActions item={item} />}
      </div>
    </section>
  );
}

/** Facts that matter where the photo is compared with others. */
function Comparable({ item }: { item: Item }) {
  const unlike = useAppState((state) => unlikeSentence(unlikeOf(state, item)));
  const original = useAppState((state) =>
    item.sameAs === null ? null : (state.items[item.sameAs]?.name ?? null),
  );
  return (
    <>
      {unlike !== '' && (
        <p className="facts-note" role="note">
          {unlike}
        </p>
      )}
      {original && <p className="facts-note">{sameWords(original)}</p>}
    </>
  );
}
