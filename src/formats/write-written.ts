/** What a writer is given, and what it gives: files, and an account of what they hold. */
import type { Course } from '../model/course.ts';
import type { CaseDocument } from '../model/document.ts';
import type { Entry } from './write-account.ts';

export interface WriteInput {
  /** With its dates as they are to be told; nothing dated is taken from the document. */
  readonly course: Course;
  /** For what no course carries: order, readings, talks. */
  readonly document: CaseDocument;
  /** What the files are called, without an ending. */
  readonly name: string;
  /** When the file is made, ISO 8601 with a zone; a format that asks for it goes without otherwise. */
  readonly created?: string;
}

export interface WrittenFile {
  readonly name: string;
  readonly text: string;
}

export interface WrittenCase {
  readonly files: readonly WrittenFile[];
  readonly entries: readonly Entry[];
}
