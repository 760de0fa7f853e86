import { describe, expect, it } from 'vitest';
import { planSorting, type SortingInput } from './plan-sorting';
import { destinationCounts, withChoice } from './plan';

/** The `destination` of each file by path. */
function fates(paths: readonly string[], more: Partial<SortingInput> = {}): Record<string, string> {
  const { files } = planSorting({ target: 'reference', ...more, paths });
  return Object.fromEntries(files.map(({ path, destination }) => [path, destination]));
}

const decides = (paths: readonly string[], more: Partial<SortingInput> = {}) =>
  planSorting({ target: 'reference', ...more, paths }).decides;

describe('plain folders', () => {
  it.each([
    ['good', 'bad'],
    ['OK', 'NG'],
    ['normal', 'abnormal'],
    ['pass', 'fail'],
    ['normal_dir', 'abnormal_dir'],
    ['02_accept', '01_reject'],
    ['i.O.', 'n.i.O.'],
    ['良品', '不良品'],
    ['conforme', 'non conforme'],
  ])('%s beside %s: the bad part is never a reference', (good, bad) => {
    const paths = [`${good}/1.jpg`, `set/${bad}/2.jpg`];
    expect(fates(paths)).toEqual({ [paths[0]!]: 'reference', [paths[1]!]: 'defective' });
    expect(fates(paths, { target: 'query' })).toEqual({ [paths[0]!]: 'reference', [paths[1]!]: 'defective' }); // prettier-ignore
    expect(fates(paths, { target: 'query', hasReferences: true })).toEqual({ [paths[0]!]: 'good', [paths[1]!]: 'defective' }); // prettier-ignore
    expect(decides(paths)).toBe(true);
  });

  it('a folder of defective parts alone is not taken for references either', () => {
    expect(fates(['abnormal/1.jpg'])).toEqual({ 'abnormal/1.jpg': 'defective' });
    expect(fates(['references/bad/1.jpg'])).toEqual({ 'references/bad/1.jpg': 'defective' });
    expect(fates(['bad/train/1.jpg'])).toEqual({ 'bad/train/1.jpg': 'defective' });
    expect(fates(['train/broken/1.jpg'])).toEqual({ 'train/broken/1.jpg': 'defective' });
  });

  it('what lies beside good parts and says nothing is inspected', () => {
    const paths = ['set/good/1.jpg', 'set/scratch/2.jpg', 'set/other/3.jpg', 'set/4.jpg'];
    expect(Object.values(fates(paths))).toEqual(['reference', 'defective', 'unlabelled', 'reference']); // prettier-ignore
  });

  it('decides nothing where nothing is said, or it is what was meant', () => {
    expect(decides(['a.jpg', 'b.jpg'])).toBe(false);
    expect(decides(['holiday/a.jpg', 'holiday/camera 1/b.jpg', 'holiday/notes.txt'])).toBe(false);
    expect(decides(['good/a.jpg'])).toBe(false);
    expect(decides(['train/a.jpg'])).toBe(false);
    expect(decides(['good/a.jpg'], { target: 'query' })).toBe(true);
    expect(decides(['scratch/a.jpg'])).toBe(false);
    expect(decides(['dent-000.jpg', 'bad.jpg'], { target: 'query' })).toBe(false);
    expect(decides([])).toBe(false);
  });
});

describe('published layouts', () => {
  it('MVTec AD, at any depth and in either slash', () => {
    const paths = [
      'bottle/train/good/000.png',
      'bottle/test/good/000.png',
      'bottle/test/broken_large/000.png',
      'bottle/test/metal_contamination/001.png',
      'bottle/test/odd/001.png',
      'bottle/ground_truth/broken_large/000_mask.png',
    ];
    const right = ['reference', 'good', 'defective', 'defective', 'defective', 'mask'];
    expect(Object.values(fates(paths))).toEqual(right);
    const windows = paths.map((path) => `D\\${path.replaceAll('/', '\\')}`);
    expect(Object.values(fates(windows, { target: { fallback: 'query' } }))).toEqual(right);
  });

  it('MVTec AD 2', () => {
    const paths = [
      'can/train/good/000_regular.png',
      'can/validation/good/000_regular.png',
      'can/test_public/good/000_regular.png',
      'can/test_public/bad/000_regular.png',
      'can/test_public/ground_truth/bad/000_regular_mask.png',
      'can/test_private/000_regular.png',
      'can/test_private_mixed/000_mixed.png',
    ];
    expect(Object.values(fates(paths))).toEqual(['reference', 'good', 'good', 'defective', 'mask', 'unlabelled', 'unlabelled']); // prettier-ignore
  });

  it('MVTec 3D-AD: positions are left aside', () => {
    const paths = [
      'bagel/train/good/rgb/000.png',
      'bagel/train/good/xyz/000.tiff',
      'bagel/test/crack/rgb/000.png',
      'bagel/test/crack/gt/000.png',
      'bagel/test/crack/xyz/000.tiff',
      'bagel/test/hole/rgb/000.png',
      'bagel/test/good/rgb/000.png',
      'bagel/test/good/gt/000.png',
    ];
    expect(Object.values(fates(paths))).toEqual(['reference', 'aside', 'defective', 'mask', 'aside', 'defective', 'good', 'mask']); // prettier-ignore
  });

  it('MVTec LOCO', () => {
    const paths = [
      'splicing/train/good/000.png',
      'splicing/validation/good/000.png',
      'splicing/test/good/000.png',
      'splicing/test/logical_anomalies/000.png',
      'splicing/test/structural_anomalies/000.png',
      'splicing/ground_truth/logical_anomalies/000/000.png',
      'splicing/ground_truth/logical_anomalies/000/001.png',
    ];
    expect(Object.values(fates(paths))).toEqual(['reference', 'good', 'good', 'defective', 'defective', 'mask', 'mask']); // prettier-ignore
    const { rows } = planSorting({ paths, target: 'query' });
    const masks = rows.filter(({ destination }) => destination === 'mask');
    expect(masks.map(({ folder }) => folder)).toEqual(['splicing/ground_truth/logical_anomalies']);
  });

  const visa = [
    'candle/Data/Images/Normal/0000.JPG',
    'candle/Data/Images/Normal/0001.JPG',
    'candle/Data/Images/Anomaly/000.JPG',
    'candle/Data/Masks/Anomaly/000.png',
    'candle/image_anno.csv',
    'split_csv/1cls.csv',
    'split_csv/2cls_highshot.csv',
  ];

  it('VisA, with and without its csv', () => {
    expect(Object.values(fates(visa))).toEqual(['reference', 'reference', 'defective', 'mask', 'aside', 'aside', 'aside']); // prettier-ignore
    const table = (path: string, rows: string) => ({ path, text: `object,split,label,image,mask\r\n${rows}` }); // prettier-ignore
    const tables = [
      table('split_csv/1cls.csv', 'candle,train,normal,candle/Data/Images/Normal/0000.JPG,\r\ncandle,test,normal,candle/Data/Images/Normal/0001.JPG,\r\ncandle,test,anomaly,candle/Data/Images/Anomaly/000.JPG,candle/Data/Masks/Anomaly/000.png\r\n'), // prettier-ignore
      table('split_csv/2cls_highshot.csv', 'candle,test,normal,candle/Data/Images/Normal/0000.JPG,\ncandle,train,anomaly,candle/Data/Images/Anomaly/000.JPG,candle/Data/Masks/Anomaly/000.png\n'), // prettier-ignore
      { path: 'candle/image_anno.csv', text: 'image,label,mask\ncandle/Data/Images/Anomaly/000.JPG,"bent,melded",candle/Data/Masks/Anomaly/000.png\n' }, // prettier-ignore
    ];
    for (const target of ['reference', 'query'] as const) {
      expect(Object.values(fates(visa, { tables, target }))).toEqual(['reference', 'good', 'defective', 'mask', 'aside', 'aside', 'aside']); // prettier-ignore
    }
    expect([...planSorting({ paths: visa, tables, target: 'query' }).told]).toEqual([[visa[3], visa[2]]]); // prettier-ignore
  });

  it('BTAD and Kolektor', () => {
    expect(Object.values(fates(['01/train/ok/0000.bmp', '01/test/ok/0000.bmp', '01/test/ko/0000.bmp', '01/ground_truth/ko/0000.png']))).toEqual(['reference', 'good', 'defective', 'mask']); // prettier-ignore
    const kolektor = ['kos01/Part0.jpg', 'kos01/Part0_label.bmp', 'kos01/Part1.jpg', 'kos01/Part1_label.bmp']; // prettier-ignore
    expect(Object.values(fates(kolektor))).toEqual(['unlabelled', 'mask', 'unlabelled', 'mask']);
    expect(Object.values(fates(['train/10004.png', 'train/10004_GT.png']))).toEqual(['unlabelled', 'mask']); // prettier-ignore
  });

  it('Pascal VOC and CVAT', () => {
    const paths = [
      'VOC/JPEGImages/a.jpg',
      'VOC/JPEGImages/b.jpg',
      'VOC/SegmentationClass/a.png',
      'VOC/SegmentationObject/a.png',
      'VOC/ImageSets/Segmentation/default.txt',
      'VOC/labelmap.txt',
    ];
    expect(Object.values(fates(paths))).toEqual(['unlabelled', 'reference', 'mask', 'aside', 'aside', 'aside']); // prettier-ignore
    expect(fates(['JPEGImages/a.jpg', 'SegmentationObject/a.png'])['SegmentationObject/a.png']).toBe('mask'); // prettier-ignore
  });

  it('YOLO and Roboflow: no labels from "images"', () => {
    const paths = [
      'train/images/a.jpg',
      'train/labels/a.txt',
      'valid/images/b.jpg',
      'test/images/c.jpg',
      'data.yaml',
    ];
    expect(Object.values(fates(paths)).slice(0, 4)).toEqual(['unlabelled', 'aside', 'unlabelled', 'unlabelled']); // prettier-ignore
    expect(fates(['train/images/a.jpg', 'test/images/c.jpg'])).toEqual({ 'train/images/a.jpg': 'reference', 'test/images/c.jpg': 'unlabelled' }); // prettier-ignore
  });

  it('dated folders: no label', () => {
    const paths = ['test-2024-11-02/line 3/a.jpg', 'test-2024-11-02/line 4/b.jpg'];
    expect(Object.values(fates(paths, { target: 'query' }))).toEqual(['unlabelled', 'unlabelled']);
    expect(decides(paths, { target: 'query' })).toBe(false);
    expect(fates(['set/train/good/1.png', 'set/test-2024-11-02/line 3/a.jpg'])['set/test-2024-11-02/line 3/a.jpg']).toBe('unlabelled'); // prettier-ignore
  });
});

describe('masks', () => {
  it.each([
    [['a/001.png', 'a/001_mask.png']],
    [['a/001.jpg', 'a/001.jpg.png']],
    [['a/001.jpg', 'a/mask_001.png']],
    [['a/001.jpg', 'a/001_segmentation.png']],
    [['a/001.jpg', 'a/001-gt.tif']],
    [['a/001.jpg', 'a/001_Mask_0.png', 'a/001_Mask_1.png']],
    [['a/001.jpg', 'a/001_0_mask.png']],
    [['a/images/001.jpg', 'a/masks/001.png']],
    [['a/images/001.jpg', 'a/labels/001.png']],
    [['a/images/001.jpg', 'a/masks/001_0.png', 'a/masks/001_1.png']],
    [['a/photos/001.jpg', 'a/annotations/001_mask.png']],
    [['img/001.jpg', 'Masken/001.bmp']],
    [['abnormal_dir/001.jpg', 'mask_dir/001.png']],
  ])('beside photos: %j', (paths) => {
    const [photo, ...masks] = Object.values(fates(paths));
    expect(photo).toMatch(/unlabelled|defective/);
    expect(masks.every((fate) => fate === 'mask')).toBe(true);
  });

  it('a product that is called "mask" is photographed, too', () => {
    expect(Object.values(fates(['masks/good/001.jpg', 'masks/bad/001.jpg']))).toEqual(['reference', 'defective']); // prettier-ignore
    expect(Object.values(fates(['masks/good/1.png', 'bottles/good/1.png']))).toEqual(['reference', 'reference']); // prettier-ignore
    const set = ['mask/train/good/1.png', 'mask/test/bad/1.png', 'mask/test/good/1.png', 'mask/ground_truth/bad/1.png', 'bottle/train/good/1.png']; // prettier-ignore
    expect(Object.values(fates(set))).toEqual(['reference', 'defective', 'good', 'mask', 'reference']); // prettier-ignore
    expect(Object.values(fates(['mask/1.jpg', 'mask/2.jpg']))).toEqual(['reference', 'reference']);
    expect(Object.values(fates(['face_mask.jpg', 'part_label.jpg', 'part.jpg']))).toEqual(['reference', 'reference', 'reference']); // prettier-ignore
    expect(Object.values(fates(['face_mask.png', 'face_mask_mask.png']))).toEqual(['unlabelled', 'mask']); // prettier-ignore
    expect(Object.values(fates(['labels/a.png', 'labels/b.png']))).toEqual(['reference', 'reference']); // prettier-ignore
  });

  it('of photos that are here already', () => {
    const known = ['set/test/dent/b.png'];
    expect(fates(['b_mask.png'], { known })).toEqual({ 'b_mask.png': 'mask' });
    expect(fates(['masks/b.png'], { known })).toEqual({ 'masks/b.png': 'mask' });
    expect(fates(['labels/b.png'], { known })).toEqual({ 'labels/b.png': 'mask' });
    expect(fates(['b.png'], { known })).toEqual({ 'b.png': 'reference' });
    expect(fates(['c_mask.png'], { known })).toEqual({ 'c_mask.png': 'reference' });
    expect(decides(['c_mask.png'], { known }), 'and asks').toBe(true);
  });

  it('of a part that is good by its folder say nothing more', () => {
    const paths = ['set/images/good/1.png', 'set/images/bad/2.png', 'set/masks/good/1.png', 'set/masks/bad/2.png']; // prettier-ignore
    expect(Object.values(fates(paths))).toEqual(['reference', 'defective', 'aside', 'mask']);
  });
});

describe('left aside', () => {
  it('litter without a word, what is hidden with the folder that hides it', () => {
    const litter = ['@eaDir/a.jpg', 'x/#recycle/a.jpg', '$RECYCLE.BIN/a.jpg', 'x/.ipynb_checkpoints/a-checkpoint.png', 'good/._a.jpg', '.DS_Store', 'good/Thumbs.db', '__MACOSX/good/a.jpg']; // prettier-ignore
    const plan = planSorting({ paths: litter, target: 'query' });
    expect(plan.files.every(({ destination }) => destination === 'aside')).toBe(true);
    expect([plan.rows, plan.decides]).toEqual([[], false]);
    const hidden = planSorting({ paths: ['a/.dataset/good/a.jpg', 'a/.dataset/bad/b.jpg'], target: 'query' }); // prettier-ignore
    expect(hidden.rows).toMatchObject([{ folder: 'a/.dataset', reason: 'hidden', said: '.dataset', files: [0, 1] }]); // prettier-ignore
  });

  it('texts and tables of a folder, counted; a loose one is a person’s choice', () => {
    const paths = ['a/1.jpg', 'a/notes.txt', 'a/README', 'a/b/boxes.csv', 'loose.txt'];
    const plan = planSorting({ paths, target: 'query' });
    expect(plan.rows.find(({ reason }) => reason === 'not-a-photo')!.files).toEqual([1, 2, 3]);
    expect(plan.decides).toBe(false);
  });
});

describe('a plan', () => {
  it('has a row for each folder and reason, and is changed by rows', () => {
    const paths = ['s/train/good/1.png', 's/test/crack/1.png', 's/test/crack/2.png', 's/test/good/1.png', 's/ground_truth/crack/1.png']; // prettier-ignore
    const plan = planSorting({ paths, target: 'query' });
    expect(plan.rows.map(({ folder, destination, files, reason, said }) => [folder, destination, files.length, reason, said])).toEqual([['s/train/good', 'reference', 1, 'good', 'good'], ['s/test/good', 'good', 1, 'good', 'good'], ['s/test/crack', 'defective', 2, 'defect-type', 'crack'], ['s/ground_truth/crack', 'mask', 1, 'mask-folder', 'ground_truth']]); // prettier-ignore
    const changed = withChoice(plan, 2, 'unlabelled');
    expect(changed.files.map(({ destination }) => destination)).toEqual(['reference', 'unlabelled', 'unlabelled', 'good', 'mask']); // prettier-ignore
    expect(destinationCounts(changed)).toEqual({ reference: 1, good: 1, defective: 0, unlabelled: 2, mask: 1, aside: 0 }); // prettier-ignore
    expect(() => withChoice(plan, 9, 'mask')).toThrow('row 9 of 4');
  });
});
