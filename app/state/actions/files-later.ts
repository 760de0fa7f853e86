import type { ExportParts } from '../../core/report/export-size';
import type { App } from '../app';
import type { ReportPhotos } from '../export/report-photos';

// Code that writes files is not part of the first page: it is loaded on first use.

export async function exportAll(app: App, parts: ExportParts): Promise<void> {
  const actions = await import('./export');
  await actions.exportAll(app, parts);
}

export async function saveReport(app: App, photos: ReportPhotos): Promise<void> {
  const actions = await import('./report');
  await actions.saveReport(app, photos);
}
