import { useRef } from 'react';
import { Layers, LayersPlus } from 'lucide-react';
import type { Item } from '../../core/project/item';
import { giveMasks, takeMasks } from '../../state/actions/masks';
import { Button } from '../kit/button';
import { useApp, useFileInput } from '../shared/app-context';

/** Gives masks to a query by hand, and takes them away. */
export function MaskActions({ item }: { item: Item }) {
  const app = useApp();
  const input = useFileInput();
  const files = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={files}
        type="file"
        accept="image/*,.tif,.tiff,.bmp"
        multiple
        hidden
        tabIndex={-1}
        aria-label="Masks of this photo"
        onChange={(event) => {
          const { files: list } = event.currentTarget;
          if (list?.length) {
            void input.fromInput(list).then((chosen) => giveMasks(app, item.id, chosen));
          }
          event.currentTarget.value = '';
        }}
      />
      <Button
        icon={<LayersPlus />}
        title="A picture that shows where the defects are; it can be dropped here, too"
        onClick={() => files.current?.click()}
      >
        Add a mask
      </Button>
      {item.hasMask && (
        <Button icon={<Layers />} onClick={() => takeMasks(app, item.id)}>
          Remove the mask
        </Button>
      )}
    </>
  );
}
