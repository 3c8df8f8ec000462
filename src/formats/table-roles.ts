/** What the columns of tables may mean. */
export type Role =
  | 'ignore'
  /** Who: rows with the same words are one patient's. */
  | 'patient'
  | 'birth'
  | 'sex'
  | 'patient-age'
  | 'death'
  /** When: a date, a time of day beside it, a number of days or other units from a common zero. */
  | 'time'
  | 'clock'
  | 'offset'
  /** A date in parts. */
  | 'year'
  | 'month'
  | 'day'
  | 'age'
  | 'visit'
  /** Names the visit whose date another table gives. */
  | 'visit-id'
  | 'start'
  | 'end'
  | 'start-offset'
  | 'end-offset'
  | 'time-unit'
  | 'time-label'
  | 'time-known'
  | 'ongoing'
  /** A value, a row each. */
  | 'test'
  | 'value'
  | 'unit'
  | 'comparator'
  /** How the laboratory told the value: "H", "L", "*". */
  | 'flag'
  | 'low'
  | 'high'
  | 'range'
  | 'group'
  | 'code'
  /** A value, a column each. */
  | 'measure'
  /** A test a row, and in this column its value of the moment that the heading names. */
  | 'dated-value'
  /** What happened. */
  | 'label'
  | 'kind'
  | 'detail'
  | 'severity'
  | 'dose'
  | 'dose-unit'
  | 'route'
  | 'frequency'
  | 'status'
  /** A column of dates or of words, each of which is an event by the name of its heading. */
  | 'moment'
  | 'finding'
  | 'note';
