/** A path inside what was dropped, taken apart. */
export interface FilePath {
  readonly path: string;
  /** As they are spelt, from the outermost on. */
  readonly folders: readonly string[];
  /** With its ending. */
  readonly name: string;
  /** Lower case, without its ending. */
  readonly stem: string;
  /** Lower case, without the dot; empty for none. */
  readonly ending: string;
}

/** @param path relative, with the file name; either slash */
export function filePath(path: string): FilePath {
  const parts = path.split(/[/\\]/).filter((part) => part.trim() !== '' && !/^\.\.?$/.test(part));
  const name = parts.at(-1) ?? '';
  const dot = name.lastIndexOf('.');
  const stem = (dot > 0 ? name.slice(0, dot) : name).toLowerCase();
  const ending = dot > 0 ? name.slice(dot + 1).toLowerCase() : '';
  return { path, folders: parts.slice(0, -1), name, stem, ending };
}

const PHOTO =
  /^(jpe?g|jfif|png|webp|tiff?|bmp|dib|gif|avif|hei[cf]|jxl|jp2|jpf|j2k|dng|cr[23w]|nef|arw|psd|pgm|ppm|pbm|pnm)$/;
const LOSSY = /^(jpe?g|jfif|hei[cf]|avif)$/;

export function isPhotoName({ ending }: FilePath): boolean {
  return PHOTO.test(ending);
}

/** Masks are hardly ever kept with loss. */
export function isLossyName({ ending }: FilePath): boolean {
  return LOSSY.test(ending);
}

const NO_PHOTO =
  /^(txt|csv|tsv|json|jsonl|ya?ml|xml|md|markdown|rst|html?|css|js|ts|py|ipynb|m|sh|bat|ini|cfg|toml|log|lst|names|data|cache|pdf|docx?|xlsx?|ods|odt|pptx?|rtf|npy|npz|mat|pkl|pickle|pt|pth|onnx|h5|hdf5|bin|db|sqlite|pcd|ply|obj|stl|las|mp4|mov|avi|mkv|wav|mp3|zip|tar|gz|tgz|xz|7z|rar|url|lnk|license|licence|readme)$/;
const NO_PHOTO_NAME = /^(readme|licen[cs]e|copying|notice|makefile|changelog|citation)$/i;

/** Texts, tables and the like, as data sets have them beside their photos. */
export function isOtherFile(file: FilePath): boolean {
  return NO_PHOTO.test(file.ending) || (file.ending === '' && NO_PHOTO_NAME.test(file.name));
}

const LITTER =
  /^(\._.*|\.ds_store|thumbs\.db|ehthumbs\.db|desktop\.ini|__macosx|@eadir|#recycle|#snapshot|\$recycle\.bin|recycler|system volume information|\.ipynb_checkpoints|\.trash.*|\.spotlight-.*|\.fseventsd|\.thumbnails|\.git|\.svn|\.hg|\.directory|\.picasa\.ini|\.localized|\.gitignore|\.gitattributes|\.gitkeep|\.nomedia|\.dropbox|\.sync|lost\+found|__pycache__)$/i;

/** Litter of systems and programs. */
export function isLitter({ folders, name }: FilePath): boolean {
  return LITTER.test(name) || folders.some((folder) => LITTER.test(folder.trim()));
}

/** The same of a path. @param path either slash, any case */
export function isLitterPath(path: string): boolean {
  return isLitter(filePath(path));
}

/** A table in a folder: it may say what the photos are. */
export function isTablePath(path: string): boolean {
  const { folders, ending } = filePath(path);
  return folders.length > 0 && /^(csv|tsv)$/.test(ending);
}

/** The folder or file whose leading dot hides what is in it; null for what everybody sees. */
export function hiddenBy({ folders, name }: FilePath): string | null {
  return [...folders, name].find((part) => /^\.[^.]/.test(part.trim())) ?? null;
}
