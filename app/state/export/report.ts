import {
  printHeader,
  reportBegin,
  reportEnd,
  reportMiddle,
  type ReportShell,
} from '../../core/report/html/document';
import type { ReportFacts, ReportImage } from '../../core/report/html/facts';
import { imageSection } from '../../core/report/html/image-section';
import type { Markup } from '../../core/report/html/markup';
import { tableRow } from '../../core/report/html/ranked-table';
import type { ReportKit } from '../../ports/report';
import type { App } from '../app';
import {
  isRanked,
  pictureOf,
  reportFacts,
  reportImage,
  thumbnailOf,
  type ReportedItem,
} from './report-facts';
import type { AppState } from '../store/store';

/**
 * The report as one HTML file; null while there is no threshold. It is put together of blobs, an
 * image at a time, so that the browser can keep the pictures on disk.
 *
 * @param state as it was when the photos were drawn
 * @param queries all of them, in any order
 */
export async function reportFile(
  app: App,
  state: AppState,
  queries: readonly ReportedItem[],
  signal: AbortSignal,
): Promise<Blob | null> {
  const kit = await app.reportKit();
  const facts = await reportFacts(app, state, kit);
  if (!facts) return null;
  const shell = await shellOf(kit, facts);
  const images = ranked(queries).map(
    (query, i) =>
      [query, reportImage(state, kit, query, isRanked(query.item) ? i + 1 : null)] as const,
  );
  const rows: Blob[] = [];
  const photos: Blob[] = [];
  for (const [query, image] of images) {
    const { row, photo } = await markupOf(app, facts, query, image);
    signal.throwIfAborted();
    rows.push(row);
    if (photo) photos.push(photo);
  }
  const bare = images.map(([, image]) => image);
  return new Blob(
    [
      blobOf(reportBegin(facts, shell, bare)),
      ...rows,
      blobOf(reportMiddle()),
      ...photos,
      blobOf(reportEnd(facts, shell, bare)),
    ],
    { type: 'text/html' },
  );
}

/** By falling score, those without one last. */
function ranked(queries: readonly ReportedItem[]): ReportedItem[] {
  const key = ({ item }: ReportedItem) => (isRanked(item) ? item.score! : -1);
  return queries.toSorted((a, b) => key(b) - key(a) || a.item.sequence - b.item.sequence);
}

async function markupOf(
  app: App,
  { decision }: ReportFacts,
  { item, picture }: ReportedItem,
  bare: ReportImage,
): Promise<{ row: Blob; photo: Blob | null }> {
  const image: ReportImage = {
    ...bare,
    thumbnail: await thumbnailOf(app, item.id),
    picture: picture && {
      photo: await pictureOf(picture.photo, 'image/jpeg'),
      heat: await pictureOf(picture.heat, 'image/png'),
    },
  };
  return {
    row: blobOf(tableRow(image, decision)),
    photo: image.rank === null ? null : blobOf(imageSection(image, decision)),
  };
}

function blobOf({ pieces }: Markup): Blob {
  return new Blob([...pieces]);
}

async function shellOf({ style, script }: ReportKit, facts: ReportFacts): Promise<ReportShell> {
  const whole = `${style}${printHeader(facts.projectName, facts.madeAt)}`;
  const [styleDigest, scriptDigest] = await Promise.all([digest(whole), digest(script)]);
  return { style: whole, script, styleDigest, scriptDigest };
}

/** As a Content-Security-Policy names the text of an element. */
async function digest(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return `sha256-${btoa(String.fromCharCode(...new Uint8Array(bytes)))}`;
}
