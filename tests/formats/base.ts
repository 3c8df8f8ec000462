/** A small sound case, to be broken in one place at a time. */
export const BASE = `caseline: 1
id: small
title: Small case
patient: { label: Someone }
source: { basis: record, locator: chart }
anchors:
  - { id: visit, at: 2021-03-04 }
phases:
  - { id: before, label: Before, start: 2021-01-01, end: 2021-03-04 }
lanes:
  - { id: symptoms, label: Symptoms }
events:
  - { id: rash, kind: symptom, lane: symptoms, label: Rash, start: 2021-01, end: visit }
  - { id: fever, kind: symptom, lane: symptoms, label: Fever, at: visit + 3 days }
series:
  - id: platelets
    label: Platelets
    unit: ×10⁹/L
    points:
      - { at: 2021-03-04, value: 120 }
      - { at: 2021-03-11, value: 180 }
`;
