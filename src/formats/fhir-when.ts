/** When an event of a FHIR record was, in the words of the case format. */

/** The times of an event, with the reasoning where they are not the record's own. */
export interface FhirTime {
  readonly at?: string;
  readonly start?: string;
  readonly end?: string;
  readonly lasts?: string;
  readonly derived?: string;
  /** Said of the time: "onset: “in childhood”". */
  readonly notes?: readonly string[];
}
