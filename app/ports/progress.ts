/** Told how many of a job's parts are done. */
export type OnProgress = (done: number, total: number) => void;
