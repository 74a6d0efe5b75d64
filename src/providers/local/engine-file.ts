/** One file that the engine made. Sizes in pixels (for PDF in points) and bytes. */
export interface EngineFile {
  /** What it is, unique within a result: `picture`, `page`, `page-a4`… */
  label: string;
  kind: 'image' | 'svg' | 'pdf';
  path: string;
  mime: string;
  width: number;
  height: number;
  bytes: number;
}

/** A text that the engine wrote, as a file. Bytes in UTF-8. */
export interface EngineText {
  /** Unique within a result: `description`. */
  label: string;
  kind: 'text';
  path: string;
  mime: 'text/plain';
  bytes: number;
}
