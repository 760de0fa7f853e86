import { describe, expect, it } from 'vitest';
import { folderWords, wordsIn } from './folder-words';

const conditionsOf = (names: string) =>
  names.split('|').map((name) => [name, folderWords(name).condition]);

describe('folderWords', () => {
  it.each([
    'good|Good|GOOD parts|ok|OK|OK_Teile|okay|normal|normal_dir|pass|Passed|01_good|good-2|goodParts',
    'non-defective|defect_free|DefectFree|no defects|without defects|train_good|no_anomaly',
    'gut|Gutteile|i.O.|iO|in Ordnung|fehlerfrei|ohne Fehler|einwandfrei|unbeschädigt',
    'bon|bonnes|conforme|sans défaut|bueno|buenas|correcto|sin defectos|buono|conformi|senza difetti',
    '良品|合格|正常|OK品|良|无缺陷|異常なし|欠陥なし|ＯＫ|정상',
  ])('good: %s', (names) => {
    for (const [name, condition] of conditionsOf(names)) expect([name, condition]).toEqual([name, 'good']); // prettier-ignore
  });

  it.each([
    'bad|NG|ng|NOK|not ok|notOK|not_good|no-good|abnormal|abnormal_dir|anomaly|Anomalous|def_front',
    'fail|FAILED|01_reject|rejects|defect|defects|defective|scrap|damaged|faulty|bad_2|badParts|KO',
    'schlecht|Fehler|fehlerhaft|Ausschuss|n.i.O.|niO|nicht in Ordnung|Mängel|beschädigt|defekt',
    'mauvais|défauts|défectueux|non conforme|rebut|anormal|malo|defectuosas|rechazados|dañado',
    'difettoso|scarti|anomalo|non conformi|guasto',
    '不良|不良品|不合格|异常|異常|缺陷|NG品|不正常|キズ|欠陥|ＮＧ|불량',
  ])('defective: %s', (names) => {
    for (const [name, condition] of conditionsOf(names)) expect([name, condition]).toEqual([name, 'defective']); // prettier-ignore
  });

  it('says nothing where a name says both, neither, or speaks of a set', () => {
    const names = 'good_bad|OK-NG|goods|bottle|line 3|images|2024-11-02|anomaly_detection|defect dataset|badge|goodyear|okra|'; // prettier-ignore
    for (const [name, condition] of conditionsOf(names)) expect([name, condition]).toEqual([name, null]); // prettier-ignore
  });

  it('knows roles, masks and what says nothing', () => {
    const role = (name: string) => folderWords(name).role;
    expect(['train', 'Training', 'train_good', 'bottle_train'].map(role)).toEqual(Array(4).fill('train')); // prettier-ignore
    expect(['test', 'test_public', 'test-2024-11-02', 'validation', 'val', 'テスト'].map(role)).toEqual(Array(6).fill('test')); // prettier-ignore
    expect(['references', 'Referenzen', 'inspect', 'visual_inspection', 'contest'].map(role)).toEqual(['references', 'references', 'inspect', null, null]); // prettier-ignore
    const mask = (name: string) => folderWords(name).mask;
    expect(['ground_truth', 'GT', 'groundtruth', 'SegmentationClass'].map(mask)).toEqual(Array(4).fill('sure')); // prettier-ignore
    expect(['mask', 'mask_dir', 'Masken', 'マスク', 'defect_masks'].map(mask)).toEqual(Array(5).fill('likely')); // prettier-ignore
    expect(['labels', 'annotations', 'bottle'].map(mask)).toEqual(['possible', 'possible', null]);
    const isNeutral = (name: string) => folderWords(name).isNeutral;
    expect(['images', 'JPEGImages', 'line 3', 'cam2', '2024-11-02', 'crack'].map(isNeutral)).toEqual([true, true, true, true, true, false]); // prettier-ignore
  });

  it('takes names apart', () => {
    expect(wordsIn('01_NotOK-teileÄ')).toEqual(['01', 'not', 'ok', 'teile', 'a']);
    expect(wordsIn('JPEGImages')).toEqual(['jpeg', 'images']);
    expect(wordsIn('')).toEqual([]);
  });
});
