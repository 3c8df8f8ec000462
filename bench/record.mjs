// A made-up FHIR record of the shape that a clinic exports: encounters, each with a panel of results, a
// report and a prescription. The same every time.
const SYSTEM = 'http://loinc.org';
const TESTS = [
  ['718-7', 'Hemoglobin [Mass/volume] in Blood', 'g/dL', 13.2],
  ['777-3', 'Platelets [#/volume] in Blood by Automated count', '10*3/uL', 240],
  ['2160-0', 'Creatinine [Mass/volume] in Serum or Plasma', 'mg/dL', 0.9],
  ['1742-6', 'Alanine aminotransferase [Enzymatic activity/volume] in Serum or Plasma', 'U/L', 24],
  ['8867-4', 'Heart rate', '/min', 72],
];
const id = (type, at) => `${type.toLowerCase()}-${String(at).padStart(30, '0')}`;
const entry = (resource) => ({ fullUrl: `urn:uuid:${resource.id}`, resource });

/** @param {number} size in about thousands of results */
export function record(size) {
  const patient = { resourceType: 'Patient', id: 'p', gender: 'female', birthDate: '1960-05-04' };
  const visits = Array.from({ length: size * 200 }, (_, at) => visit(at));
  return {
    resourceType: 'Bundle',
    type: 'collection',
    entry: [patient, ...visits.flat()].map(entry),
  };
}

function visit(at) {
  const date = new Date(Date.UTC(1990, 0, 1 + at * 3, 9, at % 60)).toISOString();
  const subject = { reference: 'urn:uuid:p' };
  const encounter = {
    resourceType: 'Encounter',
    id: id('Encounter', at),
    status: 'finished',
    class: { code: 'AMB' },
    type: [{ text: 'Encounter for check up (procedure)' }],
    subject,
    period: { start: date, end: date },
  };
  const context = { reference: `urn:uuid:${encounter.id}` };
  const results = TESTS.map((test, nth) =>
    result(test, at * TESTS.length + nth, { date, subject, context }),
  );
  const report = {
    resourceType: 'DiagnosticReport',
    id: id('DiagnosticReport', at),
    status: 'final',
    code: { text: 'Panel' },
    subject,
    encounter: context,
    effectiveDateTime: date,
    result: results.map((each) => ({ reference: `urn:uuid:${each.id}` })),
  };
  return [encounter, ...results, report];
}

function result([code, display, unit, usual], at, { date, subject, context }) {
  return {
    resourceType: 'Observation',
    id: id('Observation', at),
    status: 'final',
    category: [{ coding: [{ code: 'laboratory', display: 'laboratory' }] }],
    code: { coding: [{ system: SYSTEM, code, display }], text: display },
    subject,
    encounter: context,
    effectiveDateTime: date,
    issued: date,
    valueQuantity: {
      value: usual * (1 + ((at * 7919) % 101) / 500),
      unit,
      system: 'http://unitsofmeasure.org',
      code: unit,
    },
  };
}
