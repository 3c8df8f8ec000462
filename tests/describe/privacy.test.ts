import { describe, expect, test } from 'vitest';
import { findPrivate, type PrivateKind } from '../../src/describe/privacy.ts';

const found = (text: string) =>
  findPrivate([{ text, where: 'here' }]).map((each) => `${each.kind}: ${each.found}`);

const BAD: readonly (readonly [PrivateKind, string, string])[] = [
  ['name', 'Mrs. Miller was seen', 'Mrs. Miller'],
  ['name', 'seen by Dr. J. Okafor', 'Dr. J. Okafor'],
  ['name', 'John Smith, rash', 'John Smith'],
  ['name', 'Smith, John', 'Smith, John'],
  ['name', 'María García presented', 'María García'],
  ['name', 'patient J.S. came back', 'patient J.S.'],
  ['name', 'Name: Okonkwo', 'Name: Okonkwo'],
  ['name', '姓名：王小明', '姓名：王小明'],
  ['record-number', 'MRN 00482913', 'MRN 00482913'],
  ['record-number', 'MRN: 4829134', 'MRN: 4829134'],
  ['record-number', 'Hospital no. A-20391', 'Hospital no. A-20391'],
  ['record-number', 'biopsy number H21/4392', 'biopsy number H21/4392'],
  ['record-number', '123-45-6789', '123-45-6789'],
  ['record-number', 'see 48291345', '48291345'],
  ['email', 'write to jane.doe@hospital.example', 'jane.doe@hospital.example'],
  ['phone', 'call +49 30 901820 12', '+49 30 901820 12'],
  ['phone', 'call (617) 555-0143', '(617) 555-0143'],
  ['phone', 'Tel: 030 901820', 'Tel: 030 901820'],
  ['url', 'photos at https://example.org/p/123', 'https://example.org/p/123'],
  ['url', 'from 192.168.10.44', '192.168.10.44'],
  ['place', 'Treated at Springfield General Hospital', 'Springfield General Hospital'],
  ['place', 'University Hospital of Leipzig', 'University Hospital of Leipzig'],
  ['place', 'lives in Oakville', 'lives in Oakville'],
  ['place', '12 Elm Street', '12 Elm Street'],
  ['place', 'returned from Boston', 'Boston'],
  ['date', 'seen on 03/04/2021', '03/04/2021'],
  ['date', 'seen on 4.3.21', '4.3.21'],
  ['date', 'seen on 2021-03-04', '2021-03-04'],
  ['date', 'since 2021-03', '2021-03'],
  ['date', 'on 4 March 2021', '4 March 2021'],
  ['date', 'on March 4, 2021', 'March 4, 2021'],
  ['date', 'in Mar 2021', 'Mar 2021'],
  ['date', 'on 4 March', '4 March'],
  ['date', '2021年3月4日', '2021年3月4日'],
  ['age-over-89', 'A 93-year-old man', '93-year-old'],
  ['age-over-89', 'Woman, 101 years', 'Woman, 101 years'],
  ['age-over-89', 'aged 95', 'aged 95'],
  ['age-over-89', '92 y/o', '92 y/o'],
];

test.each(BAD)('finds a %s in “%s”', (kind, text, match) => {
  expect(found(text)).toEqual([`${kind}: ${match}`]);
});

/** Words of the clinic that look like more than they are. */
const HARMLESS = [
  'Henoch–Schönlein purpura',
  'Refractory Henoch–Schönlein purpura with nodular cirrhosis',
  'Hy’s law: biochemical criteria met',
  "Hy's law",
  'von Willebrand disease, Guillain–Barré syndrome, Charcot–Marie–Tooth disease',
  'Charcot Marie Tooth disease',
  'Epstein–Barr virus, Kawasaki disease, Hashimoto thyroiditis, Sjögren syndrome',
  'Crohn disease in remission, Wilson disease excluded',
  'Austin Flint murmur, Rose Bengal stain',
  'Child–Pugh B, Milan criteria, Berlin definition, Rome IV',
  'G1, G2 and G4 by CTCAE v5',
  'Platelets 150 ×10⁹/L, 20 ×10⁹/L, ALT 1200 U/L',
  'HBV DNA 12000000 IU/mL',
  '5.48–5.98 mg/dL, week 3–4, days 14–20',
  'romiplostim 3 µg/kg, prednisone 1 mg/kg/d',
  'blood pressure 120/80, dose 12/24 h',
  '1/2/3 times a day, 8 times/wk in 2 months',
  'ucMSCs were injected 8 times/wk in 2 months',
  'Medicine 2018, doi:10.1097/MD.0000000000013287',
  'https://doi.org/10.1097/MD.0000000000013287',
  'trial NCT01234567',
  'in 2021, from 2019 to 2021',
  'season 2019-20',
  'Boy, 12 years; a 12-year-old boy; Woman, 89 years',
  'patients over 90 years old; 90 years or older: aged ≥ 90',
  'between 96 years before visit and 95 years before visit',
  'the hospital’s laboratory; Day Hospital; a tertiary hospital; University Hospital',
  'Bone Marrow Biopsy; Liver Biopsy; Computed Tomography; Adverse Events',
  'Anti-D, Factor VIII, Vitamin K, Grade II, CD4 count',
  'may improve; the march of symptoms',
  'Infusion 4 of 8; event 1234567 cells/µL',
  'LOINC 777-3, ICD-10 D69.0, SNOMED 191306005 mg',
];

test.each(HARMLESS)('finds nothing in “%s”', (text) => {
  expect(found(text)).toEqual([]);
});

describe('what is found', () => {
  test('names its text, and each place in it once', () => {
    const texts = [
      { text: 'none', where: 'title' },
      { text: 'Mr. John Smith, j@smith.example, 4 March 2021', where: 'note' },
    ];
    expect(findPrivate(texts).map(({ kind, where }) => [kind, where])).toEqual([
      ['name', 'note'],
      ['email', 'note'],
      ['date', 'note'],
    ]);
  });

  test('comes in time from a text made to be slow', () => {
    const text = `${'A a. '.repeat(4000)}${'1-'.repeat(4000)}${'+1 '.repeat(2000)}`;
    const start = process.hrtime.bigint();
    findPrivate([{ text, where: 'here' }]);
    expect(Number(process.hrtime.bigint() - start) / 1e6).toBeLessThan(2000);
  });
});
