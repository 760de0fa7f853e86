/**
 * A photo's file: at hand, or kept on the device and read when it is needed, so that an open
 * project takes no more memory than the photos in work.
 */
export class PhotoSource {
  constructor(private from: () => Promise<File>) {}

  /** A file added by the user; the browser reads it from disk. */
  static of(file: File): PhotoSource {
    return new PhotoSource(async () => file);
  }

  /** Rejects with ProblemError `unreadable-file` for a photo that is no longer kept. */
  read(): Promise<File> {
    return this.from();
  }

  /** Takes the file into memory, before what keeps it is deleted. */
  async hold(): Promise<void> {
    const file = await this.from();
    this.from = async () => file;
  }
}
