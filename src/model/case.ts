/** A case as it is opened, edited and saved: the document, and the file's own text for its comments. */
import type { CaseDocument } from './document.ts';

export interface Case {
  /** The file's name, or the id of a built-in case; never a path. */
  readonly name: string;
  readonly document: CaseDocument;
  /** As a person wrote it; writing keeps its comments and order. */
  readonly text?: string;
}
