/** Not that of a zip file: systems would add that ending to the name. */
export const PROJECT_TYPE = 'application/vnd.oddspot';

export const isProject = (name: string): boolean => name.endsWith('.oddspot');
