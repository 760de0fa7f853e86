/**
 * Words in names of folders, as `wordsIn` reads them: lower case, without accents. English, German,
 * French, Spanish, Portuguese and Italian; Chinese, Japanese and Korean have no spaces between
 * words, so signs are looked for inside.
 */

/** The purpose of a folder, in the layouts of data sets and in plain words. */
export type Role = 'train' | 'references' | 'test' | 'inspect';

const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

export const GOOD_WORDS = set(`
  good ok okay oks okays normal normals pass passed passes healthy intact flawless undamaged faultless
  nondefective nondefect conforming conformant accept accepted acceptable nominal golden defectless
  gut gute gutes guter guten gutteil gutteile io fehlerfrei fehlerfreie einwandfrei einwandfreie
  mangelfrei intakt intakte unbeschadigt unbeschaedigt bestanden konform
  bon bons bonne bonnes conforme conformes normale normales normaux correct correctes intacts
  intacte intactes accepte acceptee acceptees acceptes
  bueno buenos buena buenas bien correcto correctos correcta correctas aceptado aceptados aceptada
  aceptadas aceptable aceptables bom boa boas aprovado aprovados
  buono buoni buona buone conformi normali corretto corretti corretta corrette accettato accettati
  integro integri integra integre
  良 好
`);

export const BAD_WORDS = set(`
  bad bads def defect defects defective defectives defected ng nok notok nogood ko abnormal abnormals
  abnormality abnormalities anomaly anomalies anomalous fail failed fails failure failures failing
  faulty fault faults reject rejects rejected rejection rejections scrap scrapped damage damaged
  damages nonconforming nonconformity nonconformities flaw flaws flawed imperfect unacceptable
  malformed
  schlecht schlechte schlechtes schlechteil schlechtteil schlechtteile nio fehler fehlerhaft
  fehlerhafte fehlerteil fehlerteile defekt defekte defektes ausschuss mangel maengel mangelhaft
  mangelhafte beschadigt beschadigte beschaedigt beschaedigte schaden schaeden kaputt anomalie
  anomalien anomal unnormal
  mauvais mauvaise mauvaises defaut defauts defectueux defectueuse defectueuses anormal anormale
  anormales anormaux rebut rebuts rejet rejets rejete rejetes rejetee rejetees
  malo malos mala malas defecto defectos defectuoso defectuosos defectuosa defectuosas anomalia
  anomalias anomalo anomalos anomala anomalas anormales rechazo rechazos rechazado rechazados
  rechazada rechazadas fallo fallos falla fallas danado danados danada danadas
  ruim ruins defeito defeitos defeituoso defeituosos rejeitado rejeitados
  cattivo cattivi cattiva cattive difetto difetti difettoso difettosi difettosa difettose anomale
  anormali scarto scarti guasto guasti respinto respinti danneggiato danneggiati
`);

/** Hold a word of the other side, or are too short to count alone; read before single words. */
export const GOOD_PHRASES: readonly string[] = [
  'non defective',
  'not defective',
  'non defect',
  'non anomalous',
  'not anomalous',
  'not bad',
  'defect free',
  'fault free',
  'anomaly free',
  'damage free',
  'error free',
  'flaw free',
  'scratch free',
  'no defects',
  'no defect',
  'no damage',
  'no anomalies',
  'no anomaly',
  'no faults',
  'no fault',
  'no fail',
  'zero defects',
  'zero defect',
  'without defects',
  'without defect',
  'ohne fehler',
  'ohne defekt',
  'ohne mangel',
  'sans defauts',
  'sans defaut',
  'sans anomalie',
  'sin defectos',
  'sin defecto',
  'sin fallos',
  'sem defeitos',
  'sem defeito',
  'senza difetti',
  'senza difetto',
];

/** The ends of bad ones, and read after them. */
export const LATE_GOOD_PHRASES: readonly string[] = ['in ordnung', 'i o'];

export const BAD_PHRASES: readonly string[] = [
  'not ok',
  'non ok',
  'no ok',
  'nicht ok',
  'pas ok',
  'not okay',
  'not good',
  'no good',
  'non good',
  'not normal',
  'non normal',
  'not passed',
  'not pass',
  'not acceptable',
  'not accepted',
  'non conforming',
  'not conforming',
  'nicht in ordnung',
  'nicht i o',
  'nicht io',
  'n i o',
  'ni o',
  'nicht gut',
  'nicht bestanden',
  'nicht konform',
  'non conforme',
  'non conformes',
  'non conformi',
  'no conforme',
  'no conformes',
  'nao conforme',
  'pas bon',
  'pas bons',
  'pas conforme',
  'no bueno',
  'non buono',
  'non buoni',
  'non normale',
  'non normali',
].sort((a, b) => b.length - a.length);

/** Words of a language without spaces, each set apart by one. */
const signs = (words: string): readonly string[] => words.trim().split(/\s+/);

export const BAD_SIGNS = signs(`
  不良 不合格 不正常 非正常 不好 异常 異常 缺陷 瑕疵 次品 废品 廢品 残次 坏 损坏 損壞
  破损 破損 划痕 欠陥 欠陷 壊れ キズ 傷 汚れ 不可 불량 결함 이상 비정상
`);

export const GOOD_SIGNS = {
  /** Of no defect: hold a bad one. */
  free: signs(
    '无缺陷 無缺陷 无异常 無異常 无瑕疵 欠陥なし 無欠陥 異常なし 傷なし キズなし 不良なし 이상없음 결함없음',
  ),
  plain: signs('良品 良好 合格 正常 好品 完好 정상 양품 양호'),
} as const;

export const DEFECT_WORDS = set(`
  scratch scratches scratched crack cracks cracked dent dents dented broken breakage contamination
  contaminated corrosion corroded rust rusty stain stains stained chipped burr burrs deformed
  deformation misprint bent torn
  kratzer riss risse delle dellen bruch rost verschmutzt verschmutzung
  rayure rayures fissure fissures rouille casse rayado rotura grieta grietas oxido graffio graffi
  crepa crepe ruggine rotto rotti
`);

const roles: Readonly<Record<Role, string>> = {
  train:
    'train training trainset trainieren entrainement entrenamiento addestramento 训练 訓練 学習',
  references:
    'reference references ref refs referenz referenzen referencia referencias riferimento riferimenti 参考 参照 基準',
  test: 'test tests testing testset valid validation val eval evaluation 测试 テスト 検証 验证',
  inspect:
    'query queries inspect inspection prufen pruefen prufung controle ispezione 検査 检测 待检',
};

export const ROLE_WORDS: ReadonlyMap<string, Role> = new Map(
  (Object.keys(roles) as Role[]).flatMap((role) =>
    [...set(roles[role])].map((word): [string, Role] => [word, role]),
  ),
);

export const MASK_PHRASES = {
  sure: ['ground truth', 'ground truths', 'groundtruth', 'gt', 'segmentation class'],
  likely: ['mask', 'masks', 'maske', 'masken', 'masque', 'masques', 'mascara', 'mascaras', 'maschera', 'maschere', 'segmentation object'], // prettier-ignore
} as const;

export const MASK_SIGNS: readonly string[] = ['掩码', '掩膜', '掩模', '遮罩', 'マスク', '마스크'];

export const WEAK_MASK_WORDS = set(
  'label labels annotation annotations annotated anno annos seg segs segmentation segmentations labelme',
);

/** Pictures as such. */
export const LAYER_WORDS = set(`
  image images img imgs jpeg jpg png bmp tif tiff jpegimages photo photos photograph picture pictures
  pic pics rgb raw data color colour original originals input inputs bild bilder foto fotos
  imagen imagenes immagine immagini 图片 图像 画像 写真
`);

/** Says nothing beside other words: `mask_dir`, `test_public`. */
export const FILLER_WORDS = set('dir dirs folder folders set sets public private mixed split');

/** Beside numbers: how photos were taken, not what they show. */
export const PLACE_WORDS = set(`
  part parts piece pieces sample samples teil teile pezzi piezas line lines linie cam camera cameras
  kamera view side top bottom front back left right batch lot shift day week month year station
  machine run session shot shots frame frames
`);

/** With these a name speaks of a whole set: `anomaly_detection`, `defect dataset`. */
export const TOPIC_WORDS = set(`
  detection detector detect dataset datasets benchmark recognition classification classifier
  localization localisation database project projects erkennung deteccion rilevamento
`);
