/** What a reader makes of one record, before ids are given and series are made. */
import type { CodeDoc, EventDoc, PointDoc, UnitDoc, ValueDoc } from '../model/document.ts';
import type { FaultDetails, FormatCode } from './issues.ts';

export interface ForeignEvent extends Omit<EventDoc, 'id' | 'lane'> {
  /** What its id is made of. */
  readonly wants: string;
  readonly lane: ForeignLane;
}

export interface ForeignLane {
  readonly id: string;
  readonly label: string;
}

export interface ForeignValue extends Pick<PointDoc, 'at' | 'note' | 'evidence'> {
  /** The same for every value of one test. */
  readonly test: string;
  readonly label: string;
  readonly unit: UnitDoc;
  readonly codes?: readonly CodeDoc[];
  readonly value: ValueDoc;
  readonly low?: number;
  readonly high?: number;
}

export interface ForeignFault extends FaultDetails {
  readonly code: FormatCode;
}

/** What became of one record. */
export interface Became {
  readonly record: string;
  readonly file?: string;
  /** What the file calls records of this kind. */
  readonly source?: string;
  readonly events?: readonly ForeignEvent[];
  readonly values?: readonly ForeignValue[];
  readonly faults?: readonly ForeignFault[];
  /** Why it, or a part of it, is deliberately not drawn. */
  readonly ignored?: readonly string[];
  /** It tells who the patient is, or where the account comes from. */
  readonly isPatient?: boolean;
}
